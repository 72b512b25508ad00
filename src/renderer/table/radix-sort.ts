import type { Pace } from '#renderer/threads';

/** What rows are sorted by: of each row a whole number from 0 to `most`. */
export interface Keys {
  /** By row. */
  readonly low: Uint32Array;
  /** The digits above 32 bits, where there are any. */
  readonly high?: Uint32Array;
}

const DIGIT = 16;
const RADIX = 1 << DIGIT;
const FEW = 2_000;

/** Sorts stably by one digit. Returns false, with nothing moved, where it is the same in all. */
function byDigit(
  from: Uint32Array,
  to: Uint32Array,
  keys: Uint32Array,
  shift: number,
  counts: Uint32Array,
): boolean {
  counts.fill(0);
  const { length } = from;
  for (let at = 0; at < length; at++) {
    const digit = ((keys[from[at] as number] as number) >>> shift) & (RADIX - 1);
    counts[digit] = (counts[digit] as number) + 1;
  }
  const first = ((keys[from[0] as number] as number) >>> shift) & (RADIX - 1);
  if (counts[first] === length) return false;
  let sum = 0;
  for (let digit = 0; digit < RADIX; digit++) {
    const count = counts[digit] as number;
    counts[digit] = sum;
    sum += count;
  }
  for (let at = 0; at < length; at++) {
    const row = from[at] as number;
    const digit = ((keys[row] as number) >>> shift) & (RADIX - 1);
    to[counts[digit] as number] = row;
    counts[digit] = (counts[digit] as number) + 1;
  }
  return true;
}

/**
 * Sorts rows by several keys, stably: by the last first, digit by digit (LSD radix sort). A million
 * rows take some milliseconds a digit, whatever they are, and no digit is a long time.
 */
export async function sortRows(
  rows: Uint32Array,
  keys: readonly Keys[],
  pace: Pace,
  signal?: AbortSignal,
): Promise<Uint32Array> {
  if (rows.length < 2 || keys.length === 0) return rows;
  if (rows.length < FEW) return sortFew(rows, keys);
  const counts = new Uint32Array(RADIX);
  let from = rows.slice();
  let to = new Uint32Array(rows.length);
  for (const { low, high } of keys.toReversed())
    for (const words of high === undefined ? [low] : [low, high])
      for (let shift = 0; shift < 32; shift += DIGIT) {
        if (pace.isDue()) await pace.rest(signal);
        if (byDigit(from, to, words, shift, counts)) [from, to] = [to, from];
      }
  return from;
}

const sortFew = (rows: Uint32Array, keys: readonly Keys[]): Uint32Array =>
  Uint32Array.from(
    [...rows].sort((one, other) => {
      for (const { low, high } of keys) {
        const above = high === undefined ? 0 : (high[one] as number) - (high[other] as number);
        const difference = above === 0 ? (low[one] as number) - (low[other] as number) : above;
        if (difference !== 0) return difference;
      }
      return 0;
    }),
  );
