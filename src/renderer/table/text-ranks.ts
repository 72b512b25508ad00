import type { Pace } from '#renderer/threads';
import { NONE } from './stored-values.ts';
import { sortRows } from './radix-sort.ts';
import { asciiRanks, writeBeginning } from './text-beginnings.ts';
import { compareTexts, merge, sortBy, type Compare } from './text-order.ts';

/** Fewer are sorted by comparing alone. */
const MANY = 5_000;
/** So many that begin alike are sorted in one go. */
const FEW = 512;

let ofAscii: Uint8Array | null | undefined;

/** Texts by numbers from 0 on. */
export interface Texts {
  readonly length: number;
  text(number: number): string;
}

/** The ranks of distinct texts among one another. Texts that come later are merged in. */
export class TextRanks {
  readonly #kept: Texts;
  /** While they are sorted: to take each out of where it is kept, again and again, would take longer. */
  #texts: string[] = [];
  readonly #compare: Compare = (one, other) =>
    compareTexts(this.#texts[one] as string, this.#texts[other] as string);
  #sorted: Uint32Array = new Uint32Array(0);
  #ranks = new Int32Array(0);

  /** @param texts distinct; it may grow */
  constructor(texts: Texts) {
    this.#kept = texts;
  }

  /** By the texts' numbers, from 0 on. */
  async bring(pace: Pace, signal?: AbortSignal): Promise<Int32Array> {
    const known = this.#sorted.length;
    const { length } = this.#kept;
    if (known === length) return this.#ranks;
    try {
      return await this.#bring(known, length, pace, signal);
    } finally {
      this.#texts = [];
    }
  }

  async #bring(
    known: number,
    length: number,
    pace: Pace,
    signal?: AbortSignal,
  ): Promise<Int32Array> {
    for (let number = 0; number < length; number++) {
      if (number % MANY === 0 && pace.isDue()) await pace.rest(signal);
      this.#texts.push(this.#kept.text(number));
    }
    const later = Uint32Array.from({ length: length - known }, (_, at) => known + at);
    const added = await this.#inOrder(later, pace, signal);
    const all = await merge(this.#sorted, added, this.#compare, pace, signal);
    const ranks = new Int32Array(length).fill(NONE);
    for (let rank = 0; rank < length; rank++) ranks[all[rank] as number] = rank;
    this.#sorted = all;
    this.#ranks = ranks;
    return ranks;
  }

  async #inOrder(numbers: Uint32Array, pace: Pace, signal?: AbortSignal): Promise<Uint32Array> {
    if (ofAscii === undefined) ofAscii = asciiRanks();
    if (numbers.length < MANY || ofAscii === null)
      return sortBy(numbers, this.#compare, pace, signal);
    const high = new Uint32Array(this.#texts.length);
    const low = new Uint32Array(this.#texts.length);
    const simple = new Uint32Array(numbers.length);
    const others: number[] = [];
    let count = 0;
    for (const [at, number] of numbers.entries()) {
      if (at % MANY === 0 && pace.isDue()) await pace.rest(signal);
      if (writeBeginning(this.#texts[number] as string, ofAscii, high, low, number))
        simple[count++] = number;
      else others.push(number);
    }
    const keys = [{ low: high }, { low }];
    const begun = await sortRows(simple.subarray(0, count), keys, pace, signal);
    await this.#sortAlike(begun, high, low, pace, signal);
    const rest = await sortBy(Uint32Array.from(others), this.#compare, pace, signal);
    return merge(begun, rest, this.#compare, pace, signal);
  }

  /** Sorts, where they stand, texts that begin alike. */
  async #sortAlike(
    numbers: Uint32Array,
    high: Uint32Array,
    low: Uint32Array,
    pace: Pace,
    signal?: AbortSignal,
  ): Promise<void> {
    for (let from = 0; from < numbers.length;) {
      const first = numbers[from] as number;
      let to = from + 1;
      while (
        to < numbers.length &&
        high[numbers[to] as number] === high[first] &&
        low[numbers[to] as number] === low[first]
      )
        to++;
      if (to - from > 1 && pace.isDue()) await pace.rest(signal);
      if (to - from > FEW)
        numbers.set(await sortBy(numbers.slice(from, to), this.#compare, pace, signal), from);
      else if (to - from > 1) numbers.subarray(from, to).sort(this.#compare);
      from = to;
    }
  }
}
