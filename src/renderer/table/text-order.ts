import type { Pace } from '#renderer/threads';

/** How texts are sorted, a few or very many. */

const NUMERIC = { numeric: true } as const;
const collator = new Intl.Collator(undefined, NUMERIC);

/** As people sort; what is the same to them, by code units. */
export const compareTexts = (one: string, other: string): number =>
  collator.compare(one, other) || (one < other ? -1 : one > other ? 1 : 0);

export type Compare = (one: number, other: number) => number;

const RUN = 512;

/** Sorts numbers by comparing them, in slices: short runs, then merges of two. */
export async function sortBy(
  numbers: Uint32Array,
  compare: Compare,
  pace: Pace,
  signal?: AbortSignal,
): Promise<Uint32Array> {
  let runs: Uint32Array[] = [];
  for (let from = 0; from < numbers.length; from += RUN) {
    if (pace.isDue()) await pace.rest(signal);
    runs.push(Uint32Array.from([...numbers.subarray(from, from + RUN)].sort(compare)));
  }
  while (runs.length > 1) {
    const next: Uint32Array[] = [];
    for (let at = 0; at < runs.length; at += 2) {
      const one = runs[at] as Uint32Array;
      const other = runs[at + 1];
      next.push(other === undefined ? one : await merge(one, other, compare, pace, signal));
    }
    runs = next;
  }
  return runs[0] ?? new Uint32Array(0);
}

/** Two sorted lists as one. */
export async function merge(
  one: Uint32Array,
  other: Uint32Array,
  compare: Compare,
  pace: Pace,
  signal?: AbortSignal,
): Promise<Uint32Array> {
  if (one.length === 0) return other;
  if (other.length === 0) return one;
  const all = new Uint32Array(one.length + other.length);
  let left = 0;
  let right = 0;
  let at = 0;
  while (left < one.length && right < other.length) {
    if (at % RUN === 0 && pace.isDue()) await pace.rest(signal);
    const isLeft = compare(one[left] as number, other[right] as number) <= 0;
    all[at++] = isLeft ? (one[left++] as number) : (other[right++] as number);
  }
  all.set(one.subarray(left), at);
  all.set(other.subarray(right), at + one.length - left);
  return all;
}
