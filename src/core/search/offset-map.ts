import { countAtMost } from './ascending.ts';

/**
 * Where the units of a folded text come from. A run is a number of units alike, each `width` folded
 * UTF-16 units for `span` of the source; what lies between two runs in the source was passed over.
 */
export interface OffsetMap {
  /** Source offset of a unit's start; -1 where a folded offset is inside a unit. */
  startOf(folded: number): number;
  /** Source offset of the end of the unit that ends there; -1 where it is inside a unit. */
  endOf(folded: number): number;
  /** The first folded offset whose unit starts at a source offset or behind it. */
  foldedFrom(source: number): number;
}

const grown = (array: Int32Array): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
};

/** Gathers the units of a folded text in order. */
export class OffsetRuns {
  #folded = new Int32Array(64);
  #source = new Int32Array(64);
  #width = new Int32Array(64);
  #span = new Int32Array(64);
  #count = 0;

  /** Notes that units of this shape run from here on, until the next call. */
  note(folded: number, source: number, width: number, span: number): void {
    const last = this.#count - 1;
    if (last >= 0 && this.#width[last] === width && this.#span[last] === span) {
      const units = (folded - (this.#folded[last] as number)) / width;
      if ((this.#source[last] as number) + units * span === source) return;
    }
    if (this.#count === this.#folded.length) {
      this.#folded = grown(this.#folded);
      this.#source = grown(this.#source);
      this.#width = grown(this.#width);
      this.#span = grown(this.#span);
    }
    this.#folded[this.#count] = folded;
    this.#source[this.#count] = source;
    this.#width[this.#count] = width;
    this.#span[this.#count] = span;
    this.#count++;
  }

  /** @param length of the folded text, which closes the last run. */
  map(length: number): OffsetMap {
    const folded = this.#folded.slice(0, this.#count);
    const source = this.#source.slice(0, this.#count);
    const width = this.#width.slice(0, this.#count);
    const span = this.#span.slice(0, this.#count);
    const place = (run: number, at: number): number => {
      if (run < 0) return -1;
      const units = (at - (folded[run] as number)) / (width[run] as number);
      return Number.isInteger(units) ? (source[run] as number) + units * (span[run] as number) : -1;
    };
    return {
      startOf: (at) => place(countAtMost(folded, at) - 1, at),
      endOf: (at) => place(countAtMost(folded, at - 1) - 1, at),
      foldedFrom(at) {
        const run = countAtMost(source, at) - 1;
        if (run < 0) return 0;
        const size = span[run] as number;
        const units = size === 0 ? 1 : Math.ceil((at - (source[run] as number)) / size);
        const next = folded[run + 1] ?? length;
        return Math.min(next, (folded[run] as number) + units * (width[run] as number));
      },
    };
  }
}
