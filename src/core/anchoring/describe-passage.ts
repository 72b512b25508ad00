import type { CodePointIndex, TextRange } from '#core/text';
import { splitsPair } from './boundaries.ts';
import type { PassageDescription } from './selectors.ts';

/** Code points of context on each side. */
const CONTEXT = 32;

/** Where 32 do not tell the passage from others, the context grows up to this. */
const LONGEST_CONTEXT = 512;

/**
 * Code units on each side among which a passage is told apart. A whole long text is not read for
 * each annotation: repeats further away are told apart by position.
 */
const NEIGHBOURHOOD = 1 << 16;

/** The offset `count` code points before `offset`, or the start of the text. */
function back(text: string, offset: number, count: number): number {
  let at = offset;
  for (let left = count; left > 0 && at > 0; left--) at -= splitsPair(text, at - 1) ? 2 : 1;
  return at;
}

/** The offset `count` code points after `offset`, or the end of the text. */
function forth(text: string, offset: number, count: number): number {
  let at = offset;
  for (let left = count; left > 0 && at < text.length; left--)
    at += splitsPair(text, at + 1) ? 2 : 1;
  return at;
}

function isAlone(text: string, from: number, to: number): boolean {
  const reach = Math.max(0, from - NEIGHBOURHOOD);
  const neighbourhood = text.slice(reach, to + NEIGHBOURHOOD);
  const passage = text.slice(from, to);
  const first = neighbourhood.indexOf(passage);
  return first === from - reach && neighbourhood.indexOf(passage, first + 1) === -1;
}

/**
 * States a passage of a text as files hold it: code points, its words, and its context of 32 code
 * points a side, longer where that many do not tell it from its likes nearby.
 *
 * @param range UTF-16, not empty, inside the text, and not through a surrogate pair.
 * @throws RangeError where the range is none of the text's.
 */
export function describePassage(
  text: string,
  index: CodePointIndex,
  range: TextRange,
): PassageDescription {
  const { start, end } = range;
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length)
    throw new RangeError(`[${start}, ${end}) is not inside a text of ${text.length} units`);
  if (start >= end) throw new RangeError(`[${start}, ${end}) holds no text`);
  if (splitsPair(text, start) || splitsPair(text, end))
    throw new RangeError(`[${start}, ${end}) cuts a character in two`);

  let from = back(text, start, CONTEXT);
  let to = forth(text, end, CONTEXT);
  for (let length = CONTEXT; length < LONGEST_CONTEXT && !isAlone(text, from, to); length *= 2) {
    from = back(text, from, length);
    to = forth(text, to, length);
  }
  return {
    start: index.toCodePoint(start),
    end: index.toCodePoint(end),
    exact: text.slice(start, end),
    prefix: text.slice(from, start),
    suffix: text.slice(end, to),
  };
}
