import {
  applyChange,
  decodeChange,
  kindOf,
  unborn,
  type RecordRef,
  type RecordState,
} from '#core/model';
import {
  type ChangeKey,
  conflictRow,
  type ConflictRow,
  type ChangeRow,
  type CounterRow,
  type Counters,
  encodePack,
  homeOf,
  inTransaction,
  movedRow,
  type MovedRow,
  packKey,
  type PackKey,
  type PackRow,
  type RecordRow,
  recount,
  rowsAfter,
  sealedIn,
  type WorkbenchDatabase,
} from '#renderer/database';

/** Changes read at a time. */
const PAGE = 5_000;

/** What the changes come to, in the shape of the tables that hold it. */
export interface Derived {
  readonly annotations: readonly PackRow[];
  readonly records: readonly RecordRow[];
  readonly counters: readonly CounterRow[];
  readonly conflicts: readonly ConflictRow[];
  readonly moved: readonly MovedRow[];
  /** Rows of `changes` that are none. They stay where they are. */
  readonly damaged: number;
}

async function replayAll(
  database: WorkbenchDatabase,
): Promise<{ states: Map<RecordRef, RecordState>; damaged: number }> {
  const states = new Map<RecordRef, RecordState>();
  let damaged = 0;
  let last: ChangeKey | null = null;
  for (;;) {
    const from: ChangeRow[] = await rowsAfter(database.changes, last, PAGE);
    for (const row of from) {
      const decoded = decodeChange(sealedIn(row));
      if (!decoded.ok) damaged++;
      else {
        const { record } = decoded.value;
        states.set(record, applyChange(states.get(record) ?? unborn(record), decoded.value));
      }
    }
    const end = from.at(-1);
    if (end === undefined || from.length < PAGE) return { states, damaged };
    last = [end.replica, end.seq, end.id];
  }
}

function packsOf(states: readonly RecordState[]): readonly PackRow[] {
  const packs = new Map<string, { key: PackKey; states: RecordState[] }>();
  for (const state of states) {
    const key = packKey(homeOf(state), state.record);
    const pack = packs.get(key.join('/'));
    if (pack === undefined) packs.set(key.join('/'), { key, states: [state] });
    else pack.states.push(state);
  }
  return [...packs.values()].map((pack) =>
    encodePack(pack.key, { states: pack.states, damaged: [] }),
  );
}

/** Replays the whole set of changes. */
export async function derive(database: WorkbenchDatabase): Promise<Derived> {
  const { states, damaged } = await replayAll(database);
  const all = [...states.values()];
  const annotations = all.filter(({ record }) => kindOf(record) === 'annotation');
  const others = all.filter(({ record }) => kindOf(record) !== 'annotation');
  const counters: Counters = new Map();
  for (const state of annotations) recount(counters, undefined, state);
  return {
    annotations: packsOf(annotations),
    records: others.map((state) => ({ record: state.record, state })),
    counters: [...counters].map(([document, counts]) => ({ document, counts: [...counts] })),
    conflicts: all.flatMap((state) => conflictRow(state) ?? []),
    moved: annotations.flatMap((state) => movedRow(state) ?? []),
    damaged,
  };
}

/**
 * Makes every derived table anew from the changes: where one was found damaged, and where a version
 * of the program keeps them in another shape. One transaction: before it or after it, never between.
 *
 * @returns how many changes could not be read.
 */
export function rebuild(database: WorkbenchDatabase): Promise<number> {
  return inTransaction(database, 'rw', async () => {
    const { annotations, records, counters, conflicts, moved, damaged } = await derive(database);
    await database.annotations.clear();
    await database.annotations.bulkPut([...annotations]);
    await database.records.clear();
    await database.records.bulkPut([...records]);
    await database.counters.clear();
    await database.counters.bulkPut([...counters]);
    await database.conflicts.clear();
    await database.conflicts.bulkPut([...conflicts]);
    await database.moved.clear();
    await database.moved.bulkPut([...moved]);
    return damaged;
  });
}
