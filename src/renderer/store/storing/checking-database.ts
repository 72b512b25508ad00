import { decodeChange, IdSum, kindOf, type RecordState } from '#core/model';
import {
  changeIn,
  conflictRow,
  decodePack,
  isCounterRow,
  isRecordRow,
  movedRow,
  recount,
  rowsAfter,
  sealedIn,
  storedPacks,
  type ChangeKey,
  type ChangeRow,
  type Counters,
  type WorkbenchDatabase,
} from '#renderer/database';
import type { RecordRef } from '#core/model';

/**
 * Looks whether the database gives back what was put into it: a disk may return less without an error.
 * Writes nothing. What is stored meanwhile may be seen in part.
 */
export interface Checked {
  /** Of the changes that can be read: how many, and the sum of their ids (core/model's IdSum). */
  readonly count: number;
  readonly sum: string;
  /** Rows of changes that are none. */
  readonly damaged: readonly ChangeKey[];
  /** What is made of the changes lacks something, or is damaged: it is to be made anew. */
  readonly isThin: boolean;
}

/** Rows read at a time. */
const PAGE = 2_000;
const PACKS = 64;
/** Of more changes the shape alone is looked at: to hash a million takes half a minute. */
const MOST_HASHED = 200_000;

const DIGITS = 13;

/** Enough of an id to tell it from others: 52 bits, as a number, since there may be a million. */
const keyOf = (id: string): number => Number.parseInt(id.slice(0, DIGITS), 16);

interface ChangesRead {
  readonly sum: IdSum;
  readonly damaged: readonly ChangeKey[];
  /** By `keyOf`. */
  readonly ids: Set<number>;
}

async function readChanges({ changes }: WorkbenchDatabase): Promise<ChangesRead> {
  const isHashed = (await changes.count()) <= MOST_HASHED;
  const sum = new IdSum();
  const damaged: ChangeKey[] = [];
  const ids = new Set<number>();
  let last: ChangeKey | null = null;
  for (;;) {
    const rows: readonly ChangeRow[] = await rowsAfter(changes, last, PAGE);
    for (const row of rows) {
      last = [row.replica, row.seq, row.id];
      const isSound = isHashed ? decodeChange(sealedIn(row)).ok : changeIn(row) !== null;
      if (!isSound) damaged.push(last);
      else {
        sum.add(row.id);
        ids.add(keyOf(row.id));
      }
    }
    if (rows.length < PAGE) return { sum, damaged, ids };
  }
}

/** What other tables have to hold where these states are. */
interface Told {
  readonly counters: Counters;
  readonly conflicts: Set<RecordRef>;
  readonly moved: Set<RecordRef>;
  /** Changes that no state tells of. */
  readonly untold: Set<number>;
  isDamaged: boolean;
}

/** A state names every change that it was made of: as a head, or as one that another took the place of. */
function take(told: Told, state: RecordState): void {
  for (const { id } of state.live) told.untold.delete(keyOf(id));
  for (const [, ids] of state.superseded) for (const id of ids) told.untold.delete(keyOf(id));
  if (conflictRow(state) !== null) told.conflicts.add(state.record);
  if (kindOf(state.record) !== 'annotation') return;
  if (movedRow(state) !== null) told.moved.add(state.record);
  recount(told.counters, undefined, state);
}

async function readPacks({ annotations }: WorkbenchDatabase, told: Told): Promise<void> {
  for await (const row of storedPacks(annotations, PACKS)) {
    const { states, damaged } = decodePack(row);
    if (damaged.length > 0) told.isDamaged = true;
    for (const state of states) take(told, state);
  }
}

async function readRecords({ records }: WorkbenchDatabase, told: Told): Promise<void> {
  const rows: readonly unknown[] = await records.toArray();
  for (const row of rows)
    if (isRecordRow(row)) take(told, row.state);
    else told.isDamaged = true;
}

const written = (counters: Counters): string =>
  [...counters]
    .flatMap(([document, counts]) =>
      [...counts].filter(([, count]) => count !== 0).map((pair) => `${document} ${pair.join(' ')}`),
    )
    .sort()
    .join();

async function areCounted({ counters }: WorkbenchDatabase, told: Told): Promise<boolean> {
  const rows: readonly unknown[] = await counters.toArray();
  const sound = rows.filter(isCounterRow);
  const there: Counters = new Map(sound.map(({ document, counts }) => [document, new Map(counts)]));
  return sound.length === rows.length && written(there) === written(told.counters);
}

async function areNoted(
  table: WorkbenchDatabase['conflicts'] | WorkbenchDatabase['moved'],
  told: ReadonlySet<RecordRef>,
): Promise<boolean> {
  const keys = await (table as WorkbenchDatabase['moved']).orderBy(':id').primaryKeys();
  return keys.length === told.size && keys.every((key) => told.has(key));
}

export async function checkDatabase(database: WorkbenchDatabase): Promise<Checked> {
  const { sum, damaged, ids } = await readChanges(database);
  const told: Told = {
    counters: new Map(),
    conflicts: new Set(),
    moved: new Set(),
    untold: ids,
    isDamaged: false,
  };
  await readRecords(database, told);
  await readPacks(database, told);
  const isThin =
    told.isDamaged ||
    told.untold.size > 0 ||
    !(await areCounted(database, told)) ||
    !(await areNoted(database.conflicts, told.conflicts)) ||
    !(await areNoted(database.moved, told.moved));
  return { count: sum.count, sum: sum.sum, damaged, isThin };
}
