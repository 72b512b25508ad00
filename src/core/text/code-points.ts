import { codePoint, utf16, type CodePointOffset, type Utf16Offset } from './offsets.ts';

/** Converts offsets of one text between its two units. */
export interface CodePointIndex {
  /** Number of code points of the text. */
  readonly length: CodePointOffset;
  /** Where a code point starts. Beyond the end: as far beyond it. */
  toUtf16(at: CodePointOffset): Utf16Offset;
  /** The code points before a place. A place inside a surrogate pair counts as before the pair. */
  toCodePoint(at: Utf16Offset): CodePointOffset;
}

const SURROGATE = /[\uD800-\uDFFF]/;

const isLead = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isTrail = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** UTF-16 offsets of the code points that take two units. A lone surrogate is one unit, one point. */
function astralPositions(text: string, from: number): Int32Array {
  const found: number[] = [];
  for (let at = from; at < text.length - 1; at++)
    if (isLead(text.charCodeAt(at)) && isTrail(text.charCodeAt(at + 1))) found.push(at++);
  return Int32Array.from(found);
}

/** Number of leading items for which the claim holds; it holds for a prefix. */
function countWhile(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

const identity = (text: string): CodePointIndex => ({
  length: codePoint(text.length),
  toUtf16: (at) => utf16(at),
  toCodePoint: (at) => codePoint(at),
});

/**
 * Indexes a text once: one scan, and memory only for its astral characters. A look-up is a binary
 * search among those, and nothing at all where the text has none.
 */
export function codePointIndex(text: string): CodePointIndex {
  const first = text.search(SURROGATE);
  if (first < 0) return identity(text);
  const astral = astralPositions(text, first);
  const positionOf = (index: number): number => astral[index] as number;
  // The i-th astral character, at unit p, is code point p - i.
  return {
    length: codePoint(text.length - astral.length),
    toUtf16: (at) =>
      utf16(at + countWhile(astral.length, (index) => positionOf(index) - index < at)),
    toCodePoint: (at) =>
      codePoint(at - countWhile(astral.length, (index) => positionOf(index) < at)),
  };
}
