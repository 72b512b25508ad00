/** Where folded and source offsets run in step, and where one unit stands for another. */
export class OffsetRuns {
  readonly #folded: number[] = [];
  readonly #source: number[] = [];
  /** End in the source of a unit of another length; -1 where the run is in step. */
  readonly #unitEnd: number[] = [];

  /** Notes that folded and source offsets are in step from here on. */
  step(folded: number, source: number): void {
    const last = this.#folded.length - 1;
    const isInStep =
      last >= 0 &&
      this.#unitEnd[last] === -1 &&
      folded - (this.#folded[last] ?? 0) === source - (this.#source[last] ?? 0);
    if (!isInStep) this.#push(folded, source, -1);
  }

  unit(folded: number, source: number, sourceEnd: number): void {
    this.#push(folded, source, sourceEnd);
  }

  start(folded: number): number | null {
    const run = this.#before(this.#folded, folded);
    const from = this.#folded[run];
    const source = this.#source[run];
    if (from === undefined || source === undefined) return null;
    if (this.#unitEnd[run] === -1) return source + folded - from;
    return folded === from ? source : null;
  }

  /** The folded text's length closes the last run. */
  end(folded: number, length: number): number | null {
    const run = this.#before(this.#folded, folded - 1);
    const from = this.#folded[run];
    const source = this.#source[run];
    if (from === undefined || source === undefined) return null;
    if (this.#unitEnd[run] === -1) return source + folded - from;
    return folded === (this.#folded[run + 1] ?? length) ? (this.#unitEnd[run] ?? null) : null;
  }

  near(source: number): number {
    const run = this.#before(this.#source, source);
    const next = this.#folded[run + 1] ?? Infinity;
    return Math.min(next, (this.#folded[run] ?? 0) + source - (this.#source[run] ?? 0));
  }

  #push(folded: number, source: number, unitEnd: number): void {
    this.#folded.push(folded);
    this.#source.push(source);
    this.#unitEnd.push(unitEnd);
  }

  /** Index of the last entry that is not greater; -1 where all are. */
  #before(offsets: readonly number[], offset: number): number {
    let low = 0;
    let high = offsets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((offsets[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
