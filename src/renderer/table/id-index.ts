/**
 * UUIDs as four numbers each, by row, and the row of each. A fifth of what texts would take, and one
 * look-up costs no text at all.
 */

const DASHES = new Set([8, 13, 18, 23]);
const LENGTH = 36;
const FREE = -1;
const GONE = -2;

/** Values of the hexadecimal digits by code; -1 for what is none. */
const DIGITS = new Int8Array(128).fill(-1);
for (const [value, digit] of [...'0123456789abcdef'].entries()) DIGITS[digit.charCodeAt(0)] = value;

const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

const byteText = (word: number, shift: number): string => BYTES[(word >>> shift) & 0xff] as string;

const hash = (words: Uint32Array, at: number): number => {
  let mixed = (words[at] as number) ^ Math.imul(words[at + 1] as number, 0x9e3779b1);
  mixed ^= Math.imul(words[at + 2] as number, 0x85ebca6b);
  mixed ^= Math.imul(words[at + 3] as number, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
};

/**
 * Reads a UUID that stands in a text.
 *
 * @returns false where none stands there
 */
export function readId(text: string, from: number, words: Uint32Array): boolean {
  let digits = 0;
  for (let at = 0; at < LENGTH; at++) {
    const code = text.charCodeAt(from + at);
    if (DASHES.has(at)) {
      if (code !== 0x2d) return false;
      continue;
    }
    const value = code < 128 ? (DIGITS[code] as number) : -1;
    if (value < 0) return false;
    const word = digits >> 3;
    words[word] = ((words[word] as number) << 4) | value;
    digits++;
  }
  return true;
}

export class IdIndex {
  #words = new Uint32Array(4 * 1024);
  #slots = new Int32Array(4 * 1024).fill(FREE);
  /** Slots that are not FREE. */
  #used = 0;

  /** The row of an id; -1 where it has none. */
  find(id: Uint32Array): number {
    const slot = this.#slotOf(id);
    return slot < 0 ? -1 : (this.#slots[slot] as number);
  }

  /** Gives a row an id that no row has. */
  add(row: number, id: Uint32Array): void {
    if (row * 4 + 4 > this.#words.length) {
      const larger = new Uint32Array(Math.max(this.#words.length * 2, row * 4 + 4));
      larger.set(this.#words);
      this.#words = larger;
    }
    this.#words.set(id, row * 4);
    if (this.#used * 2 > this.#slots.length) this.#rehash();
    this.#put(row);
  }

  remove(row: number): void {
    const slot = this.#slotOf(this.#words.subarray(row * 4, row * 4 + 4));
    if (slot >= 0) this.#slots[slot] = GONE;
  }

  text(row: number): string {
    const at = row * 4;
    const [a, b, c, d] = [0, 1, 2, 3].map((word) => this.#words[at + word] as number) as [
      number,
      number,
      number,
      number,
    ];
    const whole = (word: number): string =>
      byteText(word, 24) + byteText(word, 16) + byteText(word, 8) + byteText(word, 0);
    const [second, third, fourth] = [whole(b), whole(c), whole(d)];
    return `${whole(a)}-${second.slice(0, 4)}-${second.slice(4)}-${third.slice(0, 4)}-${third.slice(4)}${fourth}`;
  }

  /** The last byte, by which annotations are packed. */
  bucket(row: number): number {
    return (this.#words[row * 4 + 3] as number) & 0xff;
  }

  /** Which of two rows' ids is the smaller, as texts. */
  compare(one: number, other: number): number {
    for (let word = 0; word < 4; word++) {
      const difference =
        (this.#words[one * 4 + word] as number) - (this.#words[other * 4 + word] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  #slotOf(id: Uint32Array): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash(id, 0) & mask; ; slot = (slot + 1) & mask) {
      const row = this.#slots[slot] as number;
      if (row === FREE) return -1;
      if (row === GONE) continue;
      const at = row * 4;
      if (
        this.#words[at] === id[0] &&
        this.#words[at + 1] === id[1] &&
        this.#words[at + 2] === id[2] &&
        this.#words[at + 3] === id[3]
      )
        return slot;
    }
  }

  #put(row: number): void {
    const mask = this.#slots.length - 1;
    let slot = hash(this.#words, row * 4) & mask;
    while ((this.#slots[slot] as number) >= 0) slot = (slot + 1) & mask;
    if (this.#slots[slot] === FREE) this.#used++;
    this.#slots[slot] = row;
  }

  #rehash(): void {
    const rows = this.#slots.filter((row) => row >= 0);
    let length = this.#slots.length;
    while (rows.length * 4 > length) length *= 2;
    this.#slots = new Int32Array(length).fill(FREE);
    this.#used = 0;
    for (const row of rows) this.#put(row);
  }
}
