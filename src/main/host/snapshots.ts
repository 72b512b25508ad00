import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import {
  done,
  refused,
  type HostApi,
  type Output,
  type Result,
  type SnapshotReason,
  type SnapshotSummary,
} from '#contract';
import {
  fileName,
  isAsKnown,
  listSnapshots,
  type Snapshot,
  type SnapshotList,
} from '#main/services/snapshots';
import type { FileLayer } from '#main/services/files';
import type { ProjectRunner } from './project-runner.ts';

type Methods = Pick<HostApi, 'takeSnapshot' | 'listSnapshots' | 'readSnapshot' | 'verifySnapshot'>;

export interface SnapshotsOptions {
  /** A folder of its own. */
  readonly folder: string;
  readonly journalFolder: string;
  readonly files: FileLayer;
  readonly now: () => Date;
  readonly runner: Pick<ProjectRunner, 'takeSnapshot' | 'checkSnapshot'>;
  /** How far the journal goes, and whose it is. */
  readonly standing: () => Promise<Result<Output<'journalStanding'>>>;
  /** Reads a project file, which is then held for the page. */
  readonly readFile: (path: string) => Promise<Result<Output<'readProject'>>>;
  /** Milliseconds of work after which one is taken. */
  readonly every?: number;
}

export interface Snapshots {
  readonly methods: Methods;
  /** Something came into the journal. */
  readonly worked: () => void;
  /** Whether there may be something that the last one does not hold. */
  readonly hasWork: () => boolean;
  /** Takes the last one, if there is anything to hold, but not for longer than is bearable. */
  readonly end: () => Promise<void>;
}

const EVERY = 5 * 60_000;
/** Where one takes long, there is so much more time between two. */
const PAUSES = 20;
/** Milliseconds that a person waits for the program to end. */
const PATIENCE = 8_000;

const told = ({
  id,
  at,
  why,
  bytes,
  changes,
  documents,
  annotations,
}: Snapshot): SnapshotSummary => ({
  ...{ id, at, why, bytes, changes, documents, annotations },
});

const unowned = refused('not-found', 'The journal does not say whose it is.');
const noSuch = refused('not-found', 'This snapshot is no longer there.');

/** Snapshots of the journal: those that are asked for, and those that time asks for. */
export function createSnapshots(options: SnapshotsOptions): Snapshots {
  const { folder, journalFolder, files, now, runner, standing, readFile, every = EVERY } = options;
  let turn: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let problem: string | null = null;
  let isBehind = false;
  /** How long the last one took, in milliseconds. */
  let took = 0;

  /** Nobody hears of a mistake of ours but whoever looks at what is kept. */
  const noted = (): void => {
    problem = 'Something went wrong inside the program.';
  };

  /** One after another: nothing is listed or checked while it is written. */
  function inTurn<T>(body: () => Promise<T>): Promise<T> {
    const taken = turn.then(body);
    turn = taken.catch(() => undefined);
    return taken;
  }

  async function taken(
    why: SnapshotReason,
    { mark, owner }: Output<'journalStanding'>,
  ): Promise<Result<Snapshot | null>> {
    const { journal, last } = mark;
    if (journal === null || last === 0) return done(null);
    if (owner === null) return unowned;
    const listed = await listSnapshots(folder, files);
    if (!listed.ok) return listed;
    const isHeld = listed.value.snapshots.some(
      (each) => each.journal === journal && each.last === last,
    );
    if (isHeld) return done(null);
    const from = performance.now();
    const snapshot = await runner.takeSnapshot({
      ...{ folder, journalFolder, why, mark: { journal, last } },
      ...{ at: now().toISOString(), project: owner.project },
    });
    took = performance.now() - from;
    return snapshot;
  }

  /** @returns once it is settled what it is to hold, what becomes of it */
  async function begin(
    why: SnapshotReason,
  ): Promise<Result<{ readonly snapshot: Promise<Result<Snapshot | null>> }>> {
    const stand = await standing();
    if (!stand.ok) {
      problem = stand.message;
      return stand;
    }
    isBehind = false;
    const snapshot = inTurn(() => taken(why, stand.value));
    void snapshot.then((result) => {
      problem = result.ok ? null : result.message;
      // Some minutes later it is tried again.
      if (!result.ok) worked();
    }, noted);
    return done({ snapshot });
  }

  function worked(): void {
    isBehind = true;
    if (timer !== undefined) return;
    timer = setTimeout(
      () => {
        timer = undefined;
        void begin('time').catch(noted);
      },
      Math.max(every, PAUSES * took),
    ).unref();
  }

  /** What is not known of a file is found out by reading it; what is damaged is put aside. */
  async function list(): Promise<Result<SnapshotList>> {
    const listed = await listSnapshots(folder, files);
    if (!listed.ok || listed.value.unknown.length === 0) return listed;
    for (const id of listed.value.unknown) await runner.checkSnapshot({ folder, id, now: +now() });
    return listSnapshots(folder, files);
  }

  async function find(id: string): Promise<Result<Snapshot>> {
    const listed = await list();
    if (!listed.ok) return listed;
    const found = listed.value.snapshots.find((each) => each.id === id);
    return found === undefined ? noSuch : done(found);
  }

  async function checked(id: string): Promise<Result<Snapshot>> {
    const found = await find(id);
    if (!found.ok) return found;
    const result = await runner.checkSnapshot({ folder, id, now: +now() });
    // What it held is to be held by another.
    if (!result.ok && result.code === 'damaged') worked();
    return result;
  }

  /** What is not, byte for byte, what is known of it is looked at with more care. */
  async function sound(id: string): Promise<Result<Snapshot>> {
    const found = await find(id);
    return !found.ok || (await isAsKnown(folder, found.value, files)) ? found : checked(id);
  }

  return {
    methods: {
      async takeSnapshot({ why, isAwaited }) {
        const begun = await begin(why);
        if (!begun.ok) return begun;
        if (!isAwaited) return done({ snapshot: null });
        const result = await begun.value.snapshot;
        return result.ok ? done({ snapshot: result.value && told(result.value) }) : result;
      },
      async listSnapshots() {
        const listed = await inTurn(list);
        if (!listed.ok) return listed;
        const { snapshots, damaged } = listed.value;
        return done({ snapshots: snapshots.map(told), damaged: [...damaged], problem });
      },
      async readSnapshot({ id }) {
        const found = await inTurn(() => sound(id));
        if (!found.ok) return found;
        const read = await readFile(join(folder, fileName(id)));
        if (!read.ok) return read;
        const { reading, project, changes } = read.value;
        return done({ reading, project, changes });
      },
      async verifySnapshot({ id }) {
        const found = await inTurn(() => checked(id));
        return found.ok ? done({ snapshot: told(found.value) }) : found;
      },
    },
    worked,
    hasWork: () => isBehind,
    end: async () => {
      clearTimeout(timer);
      if (!isBehind) return;
      const begun = await begin('close').catch(() => null);
      if (begun?.ok !== true) return;
      const enough = new AbortController();
      const tired = wait(PATIENCE, undefined, { signal: enough.signal }).catch(() => undefined);
      await Promise.race([begun.value.snapshot.catch(() => undefined), tired]);
      enough.abort();
    },
  };
}
