import type { Pace } from '#renderer/threads';
import { NONE } from './stored-values.ts';
import type { Meanings } from './meanings.ts';

/** Rows that are gone through between two looks at the clock. */
const STRETCH = 1 << 16;

/** Goes through all rows in stretches, none of which takes long. */
export async function eachStretch(
  length: number,
  visit: (from: number, to: number) => void,
  pace: Pace,
  signal?: AbortSignal,
): Promise<void> {
  for (let from = 0; from < length; from += STRETCH) {
    if (pace.isDue()) await pace.rest(signal);
    visit(from, Math.min(length, from + STRETCH));
  }
}

/** Numbers of what rows name, each as it sorts; `empty` is above them all. */
export interface Table {
  readonly numbers: Uint32Array;
  readonly empty: number;
}

/** Ranks, NONE for what is empty, as they sort in one direction: what is empty last in both. */
export function directed(ranks: Int32Array, isDescending: boolean): Table {
  let most = 0;
  for (const rank of ranks) if (rank > most) most = rank;
  const empty = most + 1;
  const numbers = new Uint32Array(ranks.length);
  for (let at = 0; at < ranks.length; at++) {
    const rank = ranks[at] as number;
    numbers[at] = rank === NONE ? empty : isDescending ? most - rank : rank;
  }
  return { numbers, empty };
}

/** By row, the number of what `namedIn` says that the row names; NONE for nothing. */
async function spreadBy(
  length: number,
  namedIn: (row: number) => number,
  { numbers, empty }: Table,
  pace: Pace,
  signal?: AbortSignal,
): Promise<Uint32Array> {
  const byRow = new Uint32Array(length);
  await eachStretch(
    length,
    (from, to) => {
      for (let row = from; row < to; row++) {
        const name = namedIn(row);
        byRow[row] = name === NONE ? empty : (numbers[name] as number);
      }
    },
    pace,
    signal,
  );
  return byRow;
}

/** By row, the number of what the row names. */
export const spread = (
  length: number,
  named: Int32Array,
  table: Table,
  pace: Pace,
  signal?: AbortSignal,
): Promise<Uint32Array> => spreadBy(length, (row) => named[row] as number, table, pace, signal);

/** By row, the number of its value, where that is told. */
export const spreadValues = (
  length: number,
  meanings: Pick<Meanings, 'toldNumber'>,
  table: Table,
  pace: Pace,
  signal?: AbortSignal,
): Promise<Uint32Array> => spreadBy(length, (row) => meanings.toldNumber(row), table, pace, signal);
