import type { Meta, PackKey, StepRow } from '#renderer/database';
import { isStepRow } from '#renderer/database';
import type { Context } from '../context.ts';
import { timeNow } from '../context.ts';
import type { HistoryWrite } from '../storing/materialise.ts';
import type { Owner, Signature } from '../merging/jobs.ts';
import {
  createMergingHere,
  createMergingThread,
  type MergingThread,
} from '../merging/merging-thread.ts';
import { takeOver } from './taking-over.ts';

/** Very many changes are stored by a thread, as one transaction, while the page stores nothing. */

/** Nothing can be stored at present; what waits is kept. */
export class NothingStored extends Error {}

/** Resolves when all that was done is stored; rejects where nothing can be. */
export function allStored({ writer, state }: Context): Promise<void> {
  if (writer.pending().length === 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (state.getState().saving.kind === 'failed')
        reject(new NothingStored('Nothing is stored.'));
    };
    const end = state.subscribe(look);
    look();
    void writer.settled().then(() => {
      end();
      resolve();
    });
  });
}

const ownerOf = ({ database, identity }: Context): Owner => ({
  databaseName: database.dexie.name,
  project: identity.project,
  analyst: identity.analyst,
  replica: identity.replica,
});

/** So many changes are worked on in the page, which is sooner than a thread begins. */
export const FEW = 300;

/** A thread on this workbench's database, or for few changes what answers like one. */
export async function threadFor(
  context: Context,
  changes: number,
  tell?: (done: number, total: number) => void,
): Promise<MergingThread> {
  const thread =
    changes <= FEW
      ? createMergingHere(context.database)
      : createMergingThread(tell, context.surroundings.openMergingThread);
  await thread.ask('begin', ownerOf(context));
  return thread;
}

/** Numbers for changes that a thread makes in the page's name; the page goes on after them. */
export function signFor(
  context: Context,
  most: number,
): { readonly sign: Signature; readonly giveBack: (seq: number) => void } {
  const { identity } = context;
  const { analyst, replica, seq } = identity;
  const reserved = seq + most;
  identity.seq = reserved;
  return {
    sign: { analyst, replica, seq, at: timeNow(context) },
    // Where the page has made changes of its own since, the numbers between stay unused.
    giveBack: (used) => {
      identity.seq = identity.seq === reserved ? Math.max(seq, used) : Math.max(identity.seq, used);
    },
  };
}

async function metaOf<K extends keyof Meta>(
  { database }: Context,
  key: K,
): Promise<Meta[K] | null> {
  const row = await database.meta.get(key);
  return (row?.value as Meta[K] | undefined) ?? null;
}

/** What a thread is to do, and how it is known whether it was done where the thread ended before it said so. */
export interface BesideWork {
  /** Of the step that stands last once it is stored; null where it is to be no step. */
  readonly undoneAt: number | null;
  readonly most: number;
  /** All of it is the person's own doing: what they do meanwhile knows of it. */
  readonly isOwn?: boolean;
  readonly store: (sign: Signature) => Promise<readonly PackKey[]>;
  /** Told once it is stored, before the page shows it, with the step that stands last. */
  readonly stored: (step: StepRow | null) => void;
  /** Told where nothing of it is stored. */
  readonly failed: () => void;
}

/**
 * Has a thread store something, and takes over what it was. Edits that are made meanwhile are stored after
 * it, and lost in no case.
 *
 * @param work made when all that was done before is stored
 * @throws where nothing of it is stored
 */
export async function storeBeside(
  context: Context,
  work: () => Promise<BesideWork>,
): Promise<void> {
  await allStored(context);
  const release = context.writer.hold();
  try {
    const { undoneAt, most, isOwn = false, store, stored, failed } = await work();
    const before = await metaOf(context, 'undoneAt');
    const { sign, giveBack } = signFor(context, most);
    let packs: readonly PackKey[] | null = null;
    try {
      packs = await store(sign);
    } catch (error) {
      // A thread that ended may have ended after its transaction did.
      const isStored =
        undoneAt !== null &&
        before !== undoneAt &&
        (await metaOf(context, 'undoneAt')) === undoneAt;
      if (!isStored) {
        giveBack(Math.max(sign.seq, (await metaOf(context, 'seq')) ?? 0));
        // Of what is no step this cannot be told: whatever is there is taken over.
        if (undoneAt === null) await takeOver(context, null);
        failed();
        throw error;
      }
    }
    giveBack((await metaOf(context, 'seq')) ?? 0);
    context.identity.project = (await metaOf(context, 'project')) ?? context.identity.project;
    const isStanding = undoneAt !== null && (await metaOf(context, 'undoneAt')) === undoneAt;
    const row: unknown = isStanding ? await context.database.steps.get(undoneAt) : null;
    stored(isStepRow(row) ? row : null);
    await takeOver(context, packs, isOwn ? sign : null);
  } finally {
    context.journal.storedBeside();
    release();
    // What counts as saved is told by the writer, whatever there is for it to do.
    context.writer.enqueue({ changes: [], history: null, meta: {} });
  }
}

/** Has the database follow where steps have moved. */
function keepPlace({ writer }: Context, history: HistoryWrite | null): void {
  if (history !== null) writer.enqueue({ changes: [], history, meta: {} });
}

/**
 * Stores what a thread has prepared, as one step.
 *
 * @param beforehand what has to be done before anything is stored
 * @returns how many annotations are there that were not
 * @throws where nothing of it is stored
 */
export async function storePrepared(
  context: Context,
  thread: MergingThread,
  label: string,
  beforehand: () => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  let added = 0;
  await storeBeside(context, async () => {
    await beforehand();
    const { seq } = await thread.ask('taking', null);
    context.identity.seq = Math.max(context.identity.seq, seq);
    const { at, dropped, fill } = context.history.reserve(label);
    return {
      undoneAt: at,
      // The project's name and its note.
      most: 2,
      store: async (sign) => {
        const arrival = await thread.ask('store', { step: { at, label, dropped }, sign });
        ({ added } = arrival);
        return arrival.packs;
      },
      stored: (step) => keepPlace(context, fill(step)),
      failed: () => keepPlace(context, fill(null)),
    };
  });
  return added;
}
