import type { Table } from 'dexie';
import type { PackKey, PackRow } from './rows.ts';

/** Rows in the order of their keys: the first ones behind a key, or of all where it is null. */
export const rowsAfter = <Row, Key>(
  table: Table<Row, Key>,
  key: Key | null,
  most: number,
): PromiseLike<Row[]> =>
  (key === null ? table.orderBy(':id') : table.where(':id').above(key)).limit(most).toArray();

/** All rows of a table, in the order of their keys, as they are stored: so many at a time. */
export async function* rowsInOrder<Row, Key>(
  table: Table<Row, Key>,
  keyOf: (row: Row) => Key,
  atATime: number,
): AsyncGenerator<readonly unknown[], void, undefined> {
  let last: Key | null = null;
  for (;;) {
    const rows: readonly Row[] = await rowsAfter(table, last, atATime);
    yield rows;
    const end = rows.at(-1);
    if (end === undefined || rows.length < atATime) return;
    last = keyOf(end);
  }
}

const keyOfPack = ({ document, bucket }: PackRow): PackKey => [document, bucket];

/** All packs of annotations, one by one. */
export async function* storedPacks(
  table: Table<PackRow, PackKey>,
  atATime: number,
): AsyncGenerator<unknown, void, undefined> {
  for await (const rows of rowsInOrder(table, keyOfPack, atATime)) yield* rows;
}
