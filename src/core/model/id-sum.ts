import type { ChangeId } from './ids.ts';

const PARTS = 4;
const DIGITS = 8;

/**
 * A sum of ids that tells two sets of changes apart, in whichever order they are read: the exclusive or
 * of the ids' first 128 bits. An id that comes twice has to be added once.
 */
export class IdSum {
  readonly #parts = new Uint32Array(PARTS);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** Thirty-two hexadecimal digits. */
  get sum(): string {
    return [...this.#parts].map((part) => part.toString(16).padStart(DIGITS, '0')).join('');
  }

  /** @param id at least its first 32 digits */
  add(id: ChangeId | string): void {
    for (let at = 0; at < PARTS; at++) {
      const part = Number.parseInt(id.slice(at * DIGITS, (at + 1) * DIGITS), 16);
      this.#parts[at] = (this.#parts[at] as number) ^ part;
    }
    this.#count++;
  }
}
