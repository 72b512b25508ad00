import type { Pace } from '#renderer/threads';
import { NO_PLACE, type AnnotationColumns } from './annotation-columns.ts';
import { eachStretch } from './by-row.ts';
import type { Meanings } from './meanings.ts';
import { sortRows } from './radix-sort.ts';

/** The order in which texts are read: by document, place, the longer first, and id. */

type Compare = (one: number, other: number) => number;

const comparing =
  ({ start, end, ids }: AnnotationColumns, meanings: Meanings): Compare =>
  (one, other) =>
    meanings.documentOf(one) - meanings.documentOf(other) ||
    (start[one] as number) - (start[other] as number) ||
    (end[other] as number) - (end[one] as number) ||
    ids.compare(one, other);

/** All rows that are told, in order. */
export async function defaultOrder(
  columns: AnnotationColumns,
  meanings: Meanings,
  pace: Pace,
  signal?: AbortSignal,
): Promise<Uint32Array> {
  const { length, start, end, ids } = columns;
  const told = new Uint32Array(length);
  const places = new Uint32Array(length);
  const ends = new Uint32Array(length);
  let count = 0;
  await eachStretch(
    length,
    (from, to) => {
      for (let row = from; row < to; row++) {
        if (!meanings.isTold(row)) continue;
        told[count++] = row;
        places[row] = meanings.documentOf(row);
        ends[row] = NO_PLACE - (end[row] as number);
      }
    },
    pace,
    signal,
  );
  const keys = [{ low: places }, { low: start }, { low: ends }];
  const rows = await sortRows(told.subarray(0, count), keys, pace, signal);
  const isSamePlace = (one: number, other: number): boolean =>
    start[one] === start[other] && ends[one] === ends[other] && places[one] === places[other];
  let first = 0;
  await eachStretch(
    count,
    (_, to) => {
      while (first < to) {
        let behind = first + 1;
        while (behind < count && isSamePlace(rows[first] as number, rows[behind] as number))
          behind++;
        if (behind - first > 1)
          rows.subarray(first, behind).sort((one, other) => ids.compare(one, other));
        first = behind;
      }
    },
    pace,
    signal,
  );
  return rows;
}

/** The order after some rows changed: they are taken out, and put in where they belong now. */
export function patchedOrder(
  before: Uint32Array,
  changed: ReadonlySet<number>,
  columns: AnnotationColumns,
  meanings: Meanings,
): Uint32Array {
  const isChanged = new Uint8Array(columns.length);
  for (const row of changed) isChanged[row] = 1;
  const kept = without(before, isChanged);
  const compare = comparing(columns, meanings);
  const added = [...changed].filter((row) => meanings.isTold(row)).sort(compare);
  const rows = new Uint32Array(kept.length + added.length);
  let from = 0;
  for (const [index, row] of added.entries()) {
    const to = placeOf(kept, row, from, compare);
    rows.set(kept.subarray(from, to), from + index);
    rows[to + index] = row;
    from = to;
  }
  rows.set(kept.subarray(from), from + added.length);
  return rows;
}

function without(rows: Uint32Array, isLeftOut: Uint8Array): Uint32Array {
  const kept = new Uint32Array(rows.length);
  let count = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    if (isLeftOut[row] === 0) kept[count++] = row;
  }
  return kept.subarray(0, count);
}

/** Where a row would stand among rows in order, from an index on. */
function placeOf(rows: Uint32Array, row: number, from: number, compare: Compare): number {
  let low = from;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(rows[middle] as number, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
