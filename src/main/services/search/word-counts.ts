import { ByteWriter } from './bytes.ts';
import { makeDictionary, type Dictionary } from './dictionary.ts';
import type { Postings } from './segment.ts';

/** Whole numbers one behind the other, as many as there come. */
class Numbers {
  #values = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  get(index: number): number {
    return this.#values[index] as number;
  }

  /** Adds to one. What it was. */
  raise(index: number): number {
    const before = this.#values[index] as number;
    this.#values[index] = before + 1;
    return before;
  }

  clear(index: number): void {
    this.#values[index] = 0;
  }
}

/**
 * Counts words by document. Kept in few flat arrays: an object for each word or document would take
 * longer than all the rest.
 */
export class WordCounts {
  readonly #numbers = new Map<string, number>();
  /** By word: how often the document under way has it. */
  readonly #now = new Numbers();
  readonly #touched: number[] = [];
  readonly #words = new Numbers();
  readonly #documents = new Numbers();
  readonly #counts = new Numbers();

  /** A word of the document under way. */
  note(word: string): void {
    let number = this.#numbers.get(word);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(word, number);
      this.#now.push(0);
    }
    if (this.#now.raise(number) === 0) this.#touched.push(number);
  }

  /** Forgets the document under way. */
  drop(): void {
    for (const number of this.#touched) this.#now.clear(number);
    this.#touched.length = 0;
  }

  /** The document under way is whole. Documents come in order. */
  keep(document: number): void {
    for (const number of this.#touched) {
      this.#words.push(number);
      this.#documents.push(document);
      this.#counts.push(this.#now.get(number));
    }
    this.drop();
  }

  /** Places in the lists by word, and where each word's begin. */
  #byWord(): { readonly places: Int32Array; readonly starts: Int32Array } {
    const starts = new Int32Array(this.#numbers.size + 1);
    const raise = (numbers: Int32Array, at: number, by: number): number => {
      const before = numbers[at] as number;
      numbers[at] = before + by;
      return before;
    };
    for (let at = 0; at < this.#words.length; at++) raise(starts, this.#words.get(at) + 1, 1);
    for (let number = 0; number < this.#numbers.size; number++)
      raise(starts, number + 1, starts[number] as number);
    const next = starts.slice();
    const places = new Int32Array(this.#words.length);
    for (let at = 0; at < places.length; at++) places[raise(next, this.#words.get(at), 1)] = at;
    return { places, starts };
  }

  finish(): { readonly dictionary: Dictionary; readonly postings: Postings } {
    const { places, starts } = this.#byWord();
    const words = [...this.#numbers.keys()].sort();
    const ends = new Float64Array(words.length + 1);
    const writer = new ByteWriter(this.#words.length * 3);
    for (const [place, word] of words.entries()) {
      const number = this.#numbers.get(word) ?? 0;
      let last = -1;
      for (let at = starts[number] ?? 0; at < (starts[number + 1] ?? 0); at++) {
        const record = places[at] as number;
        const document = this.#documents.get(record);
        writer.number(document - last);
        writer.number(this.#counts.get(record));
        last = document;
      }
      ends[place + 1] = writer.length;
    }
    return {
      dictionary: makeDictionary(words),
      postings: { bytes: writer.finish(), starts: ends },
    };
  }
}
