/** Folded texts as they lie in memory or in a file. */

export interface PackedTexts {
  /** Latin-1 where that is enough, else UTF-16, and behind it the numbers of `packText`. */
  readonly bytes: Bytes;
  /** Where each begins, and last their length. */
  readonly starts: Float64Array;
  /** How many bytes of each are what is read of it. */
  readonly lengths: Uint32Array;
  /** How many bytes behind that are the blocks with marks of notes, these and all. */
  readonly marked: Uint32Array;
  /** 1 where the text is UTF-16. */
  readonly isWide: Uint8Array;
}

/** Bytes that need not be in memory. */
export interface Bytes {
  readonly length: number;
  /** Null where they are not in memory. */
  readonly whole: Buffer | null;
  slice(start: number, end: number): Buffer;
}

export function inMemory(bytes: Uint8Array): Bytes {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return { length: bytes.length, whole, slice: (start, end) => whole.subarray(start, end) };
}

/** Beyond the units of Latin-1. */
export const WIDE = /[^\0-\xff]/u;

/** A stretch of folded text, in both ways to keep it. */
export interface FoldedPart {
  /** Null where it cannot be in Latin-1. */
  readonly narrow: Buffer | null;
  readonly wide: Buffer;
}

export const foldedPart = (folded: string): FoldedPart => ({
  narrow: WIDE.test(folded) ? null : Buffer.from(folded, 'latin1'),
  wide: Buffer.from(folded, 'utf16le'),
});
