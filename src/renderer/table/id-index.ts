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

const CODES = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
const DASH = 0x2d;
const TEXT = new Uint8Array(LENGTH);

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
      if (code !== DASH) return false;
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
    this.write(row, TEXT, 0);
    return String.fromCharCode(...TEXT);
  }

  /** Writes an id as text, in codes of ASCII: 36 of them. */
  write(row: number, into: Uint8Array, from: number): void {
    let at = from;
    for (let byte = 0; byte < 16; byte++) {
      if (byte === 4 || byte === 6 || byte === 8 || byte === 10) into[at++] = DASH;
      const word = this.#words[row * 4 + (byte >> 2)] as number;
      const value = (word >>> (24 - (byte & 3) * 8)) & 0xff;
      into[at++] = CODES[value >>> 4] as number;
      into[at++] = CODES[value & 15] as number;
    }
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
