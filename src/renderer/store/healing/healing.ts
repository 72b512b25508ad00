import type { Output } from '#contract';
import type { ChangeId } from '#core/model';
import { isSilent, type ChangeKey } from '#renderer/database';
import { strings } from '#renderer/words';
import { allStored, NothingStored, threadFor } from '../beside/beside.ts';
import type { Checked } from '../storing/checking-database.ts';
import type { Context } from '../context.ts';
import { bringBackNext } from './beyond-reading.ts';
import { mendJournal } from '../journal/mending-journal.ts';
import { notify } from '../notices.ts';
import { rebuild } from './rebuild.ts';
import { takeOver } from '../beside/taking-over.ts';
import { pull } from './uniting.ts';

/**
 * Compares all that the database holds with all that the journal holds, and each with itself; what the
 * one has lost it gets from the other, and the person is told. A start alone does not see everything: a
 * database may come back thinner, with the mark that says that all is well.
 */

export interface Healed {
  /** Changes that the database had lost, or had damaged. */
  readonly brought: number;
  /** Changes that the journal had lost. */
  readonly journaled: number;
  /** What is made of the changes was made anew. */
  readonly isMadeAnew: boolean;
  /** Damaged changes that the journal does not have either. They stay where they are. */
  readonly beyondHelp: number;
}

interface Look {
  readonly here: Checked;
  /** Null where there is no journal, or where it cannot be read. */
  readonly there: Output<'journalSum'> | null;
}

async function look(context: Context): Promise<Look> {
  const thread = await threadFor(context, await context.database.changes.count());
  try {
    const here = await thread.ask('check', null);
    const there = await context.host.journalSum({});
    return { here, there: there.ok ? there.value : null };
  } finally {
    thread.end();
  }
}

const isSame = ({ here, there }: Look): boolean =>
  there === null || (here.count === there.count && here.sum === there.sum);

const isWhole = (found: Look): boolean =>
  isSame(found) && found.here.damaged.length === 0 && !found.here.isThin;

/** Ids that one question holds. */
const PART = 10_000;

/** Takes away the damaged rows that the journal can give back. How many it cannot. */
async function clearDamaged(
  { host, database }: Context,
  damaged: readonly ChangeKey[],
): Promise<number> {
  let beyondHelp = 0;
  for (let at = 0; at < damaged.length; at += PART) {
    const keys = damaged.slice(at, at + PART);
    const answer = await host.missingFromJournal({ changes: keys.map(([, , id]) => id) });
    const missing = new Set<ChangeId>(
      answer.ok ? answer.value.missing : keys.map(([, , id]) => id),
    );
    await database.changes.bulkDelete(keys.filter(([, , id]) => !missing.has(id)));
    beyondHelp += missing.size;
  }
  return beyondHelp;
}

/** While nothing is stored beside it. */
async function heal(context: Context): Promise<Healed | null> {
  let found = await look(context);
  if (isWhole(found)) return null;
  if (!isSame(found)) {
    const mended = await mendJournal(context);
    if (mended.ok) for (const each of mended.value) notify(context.state, 'problem', each);
    found = await look(context);
  }
  const { here, there } = found;
  const beyondHelp = await clearDamaged(context, here.damaged);
  let brought = 0;
  if (there !== null && (!isSame(found) || here.damaged.length > 0)) {
    ({ changes: brought } = await pull(context.host, context.database, 0, there.mark.last));
    const seq = (await context.database.meta.get('seq'))?.value;
    if (typeof seq === 'number') context.identity.seq = Math.max(context.identity.seq, seq);
  }
  if (here.isThin || here.damaged.length > 0) await rebuild(context.database);
  const journaled = there === null ? 0 : here.count + brought - there.count;
  if (journaled > 0) context.journal.compareAll();
  await takeOver(context, null);
  return { brought, journaled: Math.max(0, journaled), isMadeAnew: here.isThin, beyondHelp };
}

function tell({ state }: Context, healed: Healed): void {
  const { brought, journaled, isMadeAnew, beyondHelp } = healed;
  const words = strings.journal;
  if (brought > 0) notify(state, 'problem', words.brought(brought));
  else if (isMadeAnew) notify(state, 'problem', words.madeAnew);
  if (journaled > 0) notify(state, 'problem', words.journaled(journaled));
  if (beyondHelp > 0) notify(state, 'problem', words.beyondHelp(beyondHelp));
}

/** @returns null where nothing was wrong */
export async function healWork(context: Context): Promise<Healed | null> {
  // What the journal is known to lack, it is being brought.
  await context.journal.caughtUp();
  // What is done meanwhile may be seen in one of the two alone: only what stays counts.
  if (isWhole(await look(context)) || context.isClosed) return null;
  await allStored(context);
  const release = context.writer.hold();
  let healed: Healed | null;
  try {
    healed = context.isClosed ? null : await heal(context);
  } finally {
    release();
  }
  if (healed === null) return null;
  // What the journal lacks goes there with the next storing.
  context.writer.enqueue({ changes: [], history: null, meta: {} });
  tell(context, healed);
  return healed;
}

/**
 * What cannot even be read is made anew at the next start, from the journal: once all is in it. Where
 * something is not, the database stays.
 *
 * @throws NothingStored where it cannot be brought there
 */
async function tellUnreadable(context: Context): Promise<void> {
  await allStored(context);
  const standing = await context.host.journalStanding({});
  if (context.isClosed || !standing.ok || standing.value.mark.last === 0) return;
  bringBackNext(context.database);
  notify(context.state, 'problem', strings.journal.unreadableHere);
}

async function lookWhenIdle(context: Context): Promise<void> {
  try {
    await healWork(context).catch((error: unknown) => {
      // What is not answered now may be later, and says nothing of what is stored.
      if (error instanceof NothingStored || isSilent(error)) throw error;
      return tellUnreadable(context);
    });
  } catch {
    // The next look is at the next start.
  }
}

/** Looks once, some time after a start, when nothing else is to be done. Returns what ends that. */
export function healWhenIdle(context: Context): () => void {
  const timer = setTimeout(() => {
    requestIdleCallback(() => {
      if (!context.isClosed) void lookWhenIdle(context);
    });
  }, context.surroundings.checkAfter);
  return () => {
    clearTimeout(timer);
  };
}
