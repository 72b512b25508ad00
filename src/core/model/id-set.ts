const WORDS = 4;
const DIGITS = 32;
const FREE = 0;

const valueOf = (code: number): number => {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  return code >= 0x61 && code <= 0x66 ? code - 0x57 : -1;
};

/** Reads the first 128 bits of an id, whatever stands between its digits. Whether it has so many. */
function read(id: string, words: Uint32Array): boolean {
  let digits = 0;
  for (let at = 0; digits < DIGITS; at++) {
    if (at >= id.length) return false;
    const value = valueOf(id.charCodeAt(at));
    if (value < 0) continue;
    const word = digits >> 3;
    words[word] = ((words[word] as number) << 4) | value;
    digits++;
  }
  return true;
}

/**
 * Hashes and UUIDs in lower case, known by their first 128 bits, each with a number in the order in which
 * they came. A million takes some forty megabytes, where texts would take five times as much.
 */
export class IdSet {
  #size = 0;
  /** Four a number. */
  #words = new Uint32Array(WORDS * 1024);
  /** Numbers plus one. */
  #slots = new Uint32Array(2 * 1024);
  readonly #sought = new Uint32Array(WORDS);

  get size(): number {
    return this.#size;
  }

  has(id: string): boolean {
    return this.numberOf(id) >= 0;
  }

  /** Counted from 0; -1 where it is not there. */
  numberOf(id: string): number {
    if (!read(id, this.#sought)) return -1;
    return (this.#slots[this.#slotOf()] as number) - 1;
  }

  /** The first 32 digits of the one of a number. */
  digitsOf(number: number): string {
    const words = this.#words.subarray(number * WORDS, (number + 1) * WORDS);
    return [...words].map((word) => word.toString(16).padStart(DIGITS / WORDS, '0')).join('');
  }

  /**
   * @returns whether it was not there
   * @throws where it is no id: that is the caller's mistake
   */
  add(id: string): boolean {
    if (!read(id, this.#sought)) throw new TypeError(`“${id}” is no id.`);
    const slot = this.#slotOf();
    if (this.#slots[slot] !== FREE) return false;
    if ((this.#size + 1) * WORDS > this.#words.length) {
      const larger = new Uint32Array(this.#words.length * 2);
      larger.set(this.#words);
      this.#words = larger;
    }
    this.#words.set(this.#sought, this.#size * WORDS);
    this.#slots[slot] = ++this.#size;
    if (this.#size * 2 > this.#slots.length) this.#grow();
    return true;
  }

  /** Where the id that is sought stands, or would. */
  #slotOf(): number {
    const sought = this.#sought;
    const words = this.#words;
    const mask = this.#slots.length - 1;
    let slot = this.#first(sought[0] as number, sought[1] as number);
    for (; ; slot = (slot + 1) & mask) {
      const number = this.#slots[slot] as number;
      if (number === FREE) return slot;
      const at = (number - 1) * WORDS;
      if (
        words[at] === sought[0] &&
        words[at + 1] === sought[1] &&
        words[at + 2] === sought[2] &&
        words[at + 3] === sought[3]
      )
        return slot;
    }
  }

  /** Ids are random as they are: but for a UUID's version, any of their bits will do. */
  #first(a: number, b: number): number {
    return (a ^ Math.imul(b, 0x9e3779b1)) & (this.#slots.length - 1);
  }

  #grow(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    for (let number = 0; number < this.#size; number++) {
      const at = number * WORDS;
      let slot = this.#first(this.#words[at] as number, this.#words[at + 1] as number);
      while (this.#slots[slot] !== FREE) slot = (slot + 1) & (this.#slots.length - 1);
      this.#slots[slot] = number + 1;
    }
  }
}
