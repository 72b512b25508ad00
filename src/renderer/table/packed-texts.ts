/**
 * Very many texts, each kept once and named by a number, as bytes of UTF-8: a million passages would as
 * texts take twice as much, and cost the thread time each time it looks for what it can let go of.
 */

const BLOCK = 1024 * 1024;
const FIRST = 1024;
const FREE = -1;
/** Bytes that a UTF-16 unit comes to, at most. */
const WIDEST = 3;
/** FNV-1a. */
const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

const doubled = (column: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> => {
  const larger = new Uint32Array(column.length * 2);
  larger.set(column);
  return larger;
};

export class PackedTexts {
  #length = 0;
  readonly #blocks: Uint8Array<ArrayBuffer>[] = [new Uint8Array(BLOCK)];
  /** Where the next text begins in the last block. */
  #end = 0;
  /** By number: which block, from where on, how many bytes, and the hash of these. */
  #block = new Uint32Array(FIRST);
  #from = new Uint32Array(FIRST);
  #size = new Uint32Array(FIRST);
  #hash = new Uint32Array(FIRST);
  #slots = new Int32Array(FIRST * 4).fill(FREE);

  /** How many there are. */
  get length(): number {
    return this.#length;
  }

  /** The number of a text, which gets one; counted from 0 in the order in which they come. */
  number(text: string): number {
    const block = this.#roomFor(text.length * WIDEST);
    const { written } = encoder.encodeInto(text, block.subarray(this.#end));
    const bytes = block.subarray(this.#end, this.#end + written);
    let hash = BASIS;
    for (let at = 0; at < written; at++) hash = Math.imul(hash ^ (bytes[at] as number), PRIME);
    hash = (hash ^ (hash >>> 15)) >>> 0;
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const known = this.#slots[slot] as number;
      if (known === FREE) return this.#put(slot, hash, written);
      if (this.#hash[known] === hash && this.#isSame(known, bytes)) return known;
    }
  }

  text(number: number): string {
    return decoder.decode(this.#bytes(number));
  }

  /** A last block that has so much room. */
  #roomFor(bytes: number): Uint8Array {
    const last = this.#blocks.at(-1) as Uint8Array;
    if (last.length - this.#end >= bytes) return last;
    const block = new Uint8Array(Math.max(BLOCK, bytes));
    this.#blocks.push(block);
    this.#end = 0;
    return block;
  }

  #bytes(number: number): Uint8Array {
    const from = this.#from[number] as number;
    const block = this.#blocks[this.#block[number] as number] as Uint8Array;
    return block.subarray(from, from + (this.#size[number] as number));
  }

  #isSame(number: number, bytes: Uint8Array): boolean {
    if (this.#size[number] !== bytes.length) return false;
    const from = this.#from[number] as number;
    const block = this.#blocks[this.#block[number] as number] as Uint8Array;
    for (let at = 0; at < bytes.length; at++) if (block[from + at] !== bytes[at]) return false;
    return true;
  }

  #put(slot: number, hash: number, size: number): number {
    const number = this.#length++;
    if (number >= this.#from.length) this.#grow();
    this.#block[number] = this.#blocks.length - 1;
    this.#from[number] = this.#end;
    this.#size[number] = size;
    this.#hash[number] = hash;
    this.#slots[slot] = number;
    this.#end += size;
    if (this.#length * 2 > this.#slots.length) this.#rehash();
    return number;
  }

  #grow(): void {
    this.#block = doubled(this.#block);
    this.#from = doubled(this.#from);
    this.#size = doubled(this.#size);
    this.#hash = doubled(this.#hash);
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(FREE);
    const mask = this.#slots.length - 1;
    for (let number = 0; number < this.#length; number++) {
      let slot = (this.#hash[number] as number) & mask;
      while (this.#slots[slot] !== FREE) slot = (slot + 1) & mask;
      this.#slots[slot] = number;
    }
  }
}
