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

/** Index of the last run that begins at an offset or before it; a few steps from one that is near. */
function runAt(starts: Int32Array, at: number, near: number): number {
  if (near < 0 || (starts[near] as number) > at) return countAtMost(starts, at) - 1;
  for (let run = near; run < near + 8; run++)
    if (run + 1 >= starts.length || (starts[run + 1] as number) > at) return run;
  return countAtMost(starts, at) - 1;
}

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
    /** The run that was last asked about: the next question is about it, or soon behind it. */
    let near = 0;
    const place = (before: number, at: number): number => {
      near = runAt(folded, before, near);
      if (near < 0) return -1;
      const units = (at - (folded[near] as number)) / (width[near] as number);
      return Number.isInteger(units)
        ? (source[near] as number) + units * (span[near] as number)
        : -1;
    };
    return {
      startOf: (at) => place(at, at),
      endOf: (at) => place(at - 1, at),
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
