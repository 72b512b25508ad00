import type { Table } from 'dexie';

/** Rows in the order of their keys: the first ones behind a key, or of all where it is null. */
export const rowsAfter = <Row, Key>(
  table: Table<Row, Key>,
  key: Key | null,
  most: number,
): PromiseLike<Row[]> =>
  (key === null ? table.orderBy(':id') : table.where(':id').above(key)).limit(most).toArray();
