import type { Pace } from './pace.ts';

const RUN = 1024;

export const collator = new Intl.Collator(undefined, { numeric: true });

/** As people sort; what is the same to them, by code units. */
export const compareTexts = (one: string, other: string): number =>
  collator.compare(one, other) || (one < other ? -1 : one > other ? 1 : 0);

/** The ranks of distinct texts among one another. Texts that come later are merged in. */
export class TextRanks {
  readonly #texts: readonly string[];
  #sorted: Uint32Array = new Uint32Array(0);
  #ranks: Uint32Array = new Uint32Array(0);

  /** @param texts distinct; it may grow */
  constructor(texts: readonly string[]) {
    this.#texts = texts;
  }

  /** By the texts' numbers, from 0 on. */
  async bring(pace: Pace, signal?: AbortSignal): Promise<Uint32Array> {
    const texts = this.#texts;
    const known = this.#sorted.length;
    const { length } = texts;
    if (known === length) return this.#ranks;
    const compare = (one: number, other: number): number =>
      compareTexts(texts[one] as string, texts[other] as string);
    const added = await sorted(length - known, known, compare, pace, signal);
    const all = await merged(this.#sorted, added, compare, pace, signal);
    const ranks = new Uint32Array(length);
    for (let rank = 0; rank < length; rank++) ranks[all[rank] as number] = rank;
    this.#sorted = all;
    this.#ranks = ranks;
    return ranks;
  }
}

/** The numbers from `first` on, in order: short runs, then merges of two. */
async function sorted(
  count: number,
  first: number,
  compare: (one: number, other: number) => number,
  pace: Pace,
  signal: AbortSignal | undefined,
): Promise<Uint32Array> {
  let runs: Uint32Array[] = [];
  for (let from = 0; from < count; from += RUN) {
    if (pace.isDue()) await pace.rest(signal);
    const run = Array.from({ length: Math.min(RUN, count - from) }, (_, at) => first + from + at);
    runs.push(Uint32Array.from(run.sort(compare)));
  }
  while (runs.length > 1) {
    const next: Uint32Array[] = [];
    for (let at = 0; at < runs.length; at += 2) {
      const one = runs[at] as Uint32Array;
      const other = runs[at + 1];
      next.push(other === undefined ? one : await merged(one, other, compare, pace, signal));
    }
    runs = next;
  }
  return runs[0] ?? new Uint32Array(0);
}

async function merged(
  one: Uint32Array,
  other: Uint32Array,
  compare: (one: number, other: number) => number,
  pace: Pace,
  signal: AbortSignal | undefined,
): Promise<Uint32Array> {
  if (one.length === 0) return other;
  const all = new Uint32Array(one.length + other.length);
  let left = 0;
  let right = 0;
  for (let at = 0; at < all.length; at++) {
    if (at % 512 === 0 && pace.isDue()) await pace.rest(signal);
    const isLeft =
      right >= other.length ||
      (left < one.length && compare(one[left] as number, other[right] as number) <= 0);
    all[at] = isLeft ? (one[left++] as number) : (other[right++] as number);
  }
  return all;
}
