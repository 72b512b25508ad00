import type { Table } from 'dexie';
import type { PackKey, PackRow } from './rows.ts';

/** Rows in the order of their keys: the first ones behind a key, or of all where it is null. */
export const rowsAfter = <Row, Key>(
  table: Table<Row, Key>,
  key: Key | null,
  most: number,
): PromiseLike<Row[]> =>
  (key === null ? table.orderBy(':id') : table.where(':id').above(key)).limit(most).toArray();

/** All packs of annotations, in the order of their keys, as they are stored. */
export async function* storedPacks(
  table: Table<PackRow, PackKey>,
  atATime: number,
): AsyncGenerator<unknown, void, undefined> {
  let last: PackKey | null = null;
  for (;;) {
    const rows: readonly unknown[] = await rowsAfter(table, last, atATime);
    yield* rows;
    if (rows.length < atATime) return;
    const { document, bucket } = rows.at(-1) as PackRow;
    last = [document, bucket];
  }
}
