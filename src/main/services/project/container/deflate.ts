import { codesFor, lengthsFor } from './huffman.ts';

/**
 * Packs bytes as DEFLATE (RFC 1951), for lines of JSON above all, and the same on every machine: what zlib
 * makes of them depends on how it was built. Of the places where the next four bytes stood before, only
 * the last is looked at, which is quick, and of lines that are alike is nearly always the best.
 */

const WINDOW = 32_768;
const SHORTEST = 4;
const LONGEST = 258;
const HASH_BITS = 15;
/** Literals and matches of a block, which has codes of its own. */
const MOST_SYMBOLS = 32_768;

const END = 256;
const FIRST_LENGTH = 257;
/** A block whose codes are described at its beginning. */
const DESCRIBED = 2;

/** RFC 1951, 3.2.5: the first value of each code, and how many bits tell which of its values it is. */
interface Ranges {
  readonly first: Uint16Array;
  readonly bits: Uint8Array;
}

/** @param alike codes with the same number of bits, before there is one more */
function rangesFrom(value: number, codes: number, alike: number): Ranges {
  const ranges = { first: new Uint16Array(codes), bits: new Uint8Array(codes) };
  for (let code = 0, first = value; code < codes; code++) {
    ranges.first[code] = first;
    ranges.bits[code] = Math.max(0, Math.floor(code / alike) - 1);
    first += 2 ** (ranges.bits[code] as number);
  }
  return ranges;
}

const lengths = rangesFrom(3, 29, 4);
lengths.first[28] = LONGEST;
lengths.bits[28] = 0;
const distances = rangesFrom(1, 30, 2);

/** Beyond 256, codes of distances change with each 128th alone. */
const placeOf = (distance: number): number =>
  distance <= 256 ? distance - 1 : 256 + ((distance - 1) >> 7);

const codeOfLength = new Uint8Array(LONGEST + 1);
for (const [code, first] of lengths.first.entries()) codeOfLength.fill(code, first);
const codeOfPlace = new Uint8Array(512);
for (const [code, first] of distances.first.entries()) codeOfPlace.fill(code, placeOf(first));

/** Bits one after the other, the first in the lowest place. What comes beyond the end is only counted. */
class Bits {
  readonly bytes: Uint8Array;
  length = 0;
  #held = 0;
  #count = 0;

  constructor(most: number) {
    this.bytes = new Uint8Array(most);
  }

  /** @param count 16 at most */
  write(value: number, count: number): void {
    this.#held |= value << this.#count;
    this.#count += count;
    while (this.#count >= 8) {
      this.bytes[this.length++] = this.#held;
      this.#held >>>= 8;
      this.#count -= 8;
    }
  }

  end(): void {
    if (this.#count > 0) this.bytes[this.length++] = this.#held;
  }
}

/** What a block holds: bytes as they are, or a distance and below it, in nine bits, a length. */
class Block {
  readonly #symbols: Uint32Array;
  readonly #lengthCounts = new Uint32Array(FIRST_LENGTH + lengths.first.length);
  readonly #distanceCounts = new Uint32Array(distances.first.length);
  count = 0;

  constructor(most: number) {
    this.#symbols = new Uint32Array(most);
  }

  addByte(byte: number): void {
    this.#symbols[this.count++] = byte;
    this.#lengthCounts[byte] = (this.#lengthCounts[byte] as number) + 1;
  }

  addMatch(distance: number, length: number): void {
    this.#symbols[this.count++] = (distance << 9) | length;
    const code = FIRST_LENGTH + (codeOfLength[length] as number);
    this.#lengthCounts[code] = (this.#lengthCounts[code] as number) + 1;
    const other = codeOfPlace[placeOf(distance)] as number;
    this.#distanceCounts[other] = (this.#distanceCounts[other] as number) + 1;
  }

  /** Writes all of it, and is empty then. */
  writeTo(out: Bits, isLast: boolean): void {
    this.#lengthCounts[END] = 1;
    const lengthBits = lengthsFor(this.#lengthCounts, 15);
    const distanceBits = lengthsFor(this.#distanceCounts, 15);
    out.write(isLast ? 1 : 0, 1);
    out.write(DESCRIBED, 2);
    describe(out, lengthBits, distanceBits);
    const symbols = this.#symbols.subarray(0, this.count);
    writeSymbols(out, symbols, lengthBits, distanceBits);
    this.#lengthCounts.fill(0);
    this.#distanceCounts.fill(0);
    this.count = 0;
  }
}

function writeSymbols(
  out: Bits,
  symbols: Uint32Array,
  lengthBits: Uint8Array,
  distanceBits: Uint8Array,
): void {
  const lengthCodes = codesFor(lengthBits);
  const distanceCodes = codesFor(distanceBits);
  for (const symbol of symbols) {
    if (symbol < END) {
      out.write(lengthCodes[symbol] as number, lengthBits[symbol] as number);
      continue;
    }
    const length = symbol & 511;
    const ofLength = codeOfLength[length] as number;
    const at = FIRST_LENGTH + ofLength;
    out.write(lengthCodes[at] as number, lengthBits[at] as number);
    out.write(length - (lengths.first[ofLength] as number), lengths.bits[ofLength] as number);
    const distance = symbol >>> 9;
    const code = codeOfPlace[placeOf(distance)] as number;
    out.write(distanceCodes[code] as number, distanceBits[code] as number);
    out.write(distance - (distances.first[code] as number), distances.bits[code] as number);
  }
  out.write(lengthCodes[END] as number, lengthBits[END] as number);
}

/** RFC 1951, 3.2.7: the order in which the bits of the codes for runs stand. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

interface Run {
  readonly code: number;
  readonly value: number;
  readonly bits: number;
}

/** Numbers of bits, with those that repeat said as how often. */
function runsOf(all: Uint8Array): readonly Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < all.length;) {
    const code = all[at] as number;
    let left = 1;
    while (all[at + left] === code) left++;
    at += left;
    const repeat = (as: number, least: number, most: number, bits: number): void => {
      for (; left >= least; left -= Math.min(left, most))
        runs.push({ code: as, value: Math.min(left, most) - least, bits });
    };
    if (code === 0) {
      repeat(18, 11, 138, 7);
      repeat(17, 3, 10, 3);
    } else {
      runs.push({ code, value: 0, bits: 0 });
      left--;
      repeat(16, 3, 6, 2);
    }
    for (; left > 0; left--) runs.push({ code, value: 0, bits: 0 });
  }
  return runs;
}

/** RFC 1951, 3.2.7: which codes a block uses. */
function describe(out: Bits, lengthBits: Uint8Array, distanceBits: Uint8Array): void {
  const runs = runsOf(Uint8Array.from([...lengthBits, ...distanceBits]));
  const counts = new Uint32Array(ORDER.length);
  for (const { code } of runs) counts[code] = (counts[code] as number) + 1;
  const bits = lengthsFor(counts, 7);
  const codes = codesFor(bits);
  const said = ORDER.slice(0, Math.max(4, ORDER.findLastIndex((code) => bits[code] !== 0) + 1));
  out.write(lengthBits.length - FIRST_LENGTH, 5);
  out.write(distanceBits.length - 1, 5);
  out.write(said.length - 4, 4);
  for (const code of said) out.write(bits[code] as number, 3);
  for (const run of runs) {
    out.write(codes[run.code] as number, bits[run.code] as number);
    out.write(run.value, run.bits);
  }
}

/** How far what stands in two places is the same, from four bytes on; 0 where not even these are. */
function lengthOf(bytes: Uint8Array, from: number, at: number): number {
  const most = Math.min(LONGEST, bytes.length - at);
  let length = 0;
  while (length < most && bytes[from + length] === bytes[at + length]) length++;
  return length < SHORTEST ? 0 : length;
}

/** Where four bytes of one hash stood last. One for all: most texts are shorter than it is long. */
const seen = new Int32Array(2 ** HASH_BITS);

/** @returns the packed bytes; null where they would be no fewer */
export function deflate(bytes: Uint8Array): Uint8Array | null {
  const out = new Bits(bytes.length);
  const block = new Block(Math.min(MOST_SYMBOLS, bytes.length));
  seen.fill(-WINDOW - 1);
  const last = bytes.length - SHORTEST;
  for (let at = 0; at < bytes.length;) {
    let length = 0;
    let from = 0;
    if (at <= last) {
      const four =
        (bytes[at] as number) |
        ((bytes[at + 1] as number) << 8) |
        ((bytes[at + 2] as number) << 16) |
        ((bytes[at + 3] as number) << 24);
      // Knuth's multiplicative hash, by the golden ratio of 32 bits.
      const slot = Math.imul(four, 0x9e3779b1) >>> (32 - HASH_BITS);
      from = seen[slot] as number;
      seen[slot] = at;
      if (at - from <= WINDOW) length = lengthOf(bytes, from, at);
    }
    if (length === 0) block.addByte(bytes[at++] as number);
    else {
      block.addMatch(at - from, length);
      at += length;
    }
    if (block.count === MOST_SYMBOLS && at < bytes.length) block.writeTo(out, false);
  }
  block.writeTo(out, true);
  out.end();
  return out.length < bytes.length ? out.bytes.subarray(0, out.length) : null;
}
