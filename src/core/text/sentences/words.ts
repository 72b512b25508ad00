import type { DocumentBody } from '../blocks.ts';
import { utf16, type TextRange } from '../offsets.ts';
import { masked } from './places.ts';

/**
 * Words as a person picks them: Unicode's (UAX #29, with dictionaries for scripts without spaces),
 * those joined by hyphens as one ("al-Qaida", "Kabul-based"), numbers with their currency, sign and
 * percent ("$2,000", "−5", "83%"). Punctuation and notes' marks ("group.12") are of no word.
 */

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Code units looked at around a place at first; more where no word is found. */
const REACH = 400;

const HYPHEN = /^[-‐‑]$/u;
const BEFORE_NUMBER = /^[$€£¥₹₽₩¢]$/u;
const MINUS = /^[-−–+±]$/u;
const AFTER_NUMBER = /^[%‰°℃℉]$/u;

interface Segment {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly isWord: boolean;
}

function segmentsOf(text: string, from: number): readonly Segment[] {
  return [...segmenter.segment(text)].map(({ segment, index, isWordLike }) => ({
    start: from + index,
    end: from + index + segment.length,
    text: segment,
    isWord: isWordLike === true,
  }));
}

const isNumber = (segment: Segment | undefined): boolean =>
  segment !== undefined && segment.isWord && /^\p{N}/u.test(segment.text);

/** Whether a segment of signs is of the word that `next` begins. */
function belongsAhead(segments: readonly Segment[], at: number): boolean {
  const { text } = segments[at] as Segment;
  const next = segments[at + 1];
  const before = segments[at - 1];
  if (BEFORE_NUMBER.test(text)) return isNumber(next);
  const isFree = before === undefined || /^[\s([]$/u.test(before.text.slice(-1));
  return MINUS.test(text) && isFree && (isNumber(next) || BEFORE_NUMBER.test(next?.text ?? ''));
}

function wordsOfText(text: string, from: number): readonly TextRange[] {
  const segments = segmentsOf(text, from);
  const words: { start: number; end: number }[] = [];
  /** Where signs begin that the next word takes in; -1 for none. */
  let head = -1;
  let isJoined = false;
  for (let at = 0; at < segments.length; at++) {
    const { start, end, text: sign, isWord } = segments[at] as Segment;
    const last = words.at(-1);
    if (isWord) {
      if (isJoined && last !== undefined) last.end = end;
      else words.push({ start: head < 0 ? start : head, end });
      isJoined = HYPHEN.test(segments[at + 1]?.text ?? '') && segments[at + 2]?.isWord === true;
      if (isJoined) at++;
      head = -1;
    } else if (AFTER_NUMBER.test(sign) && isNumber(segments[at - 1]) && last?.end === start)
      last.end = end;
    else if (!belongsAhead(segments, at)) head = -1;
    else if (head < 0) head = start;
  }
  return words.map(({ start, end }) => ({ start: utf16(start), end: utf16(end) }));
}

/** The words of a range, in order; a word that an end of the range cuts is cut. */
export const wordsIn = (body: DocumentBody, range: TextRange): readonly TextRange[] =>
  wordsOfText(masked(body, range, ' '), range.start);

const around = (body: DocumentBody, at: number, reach: number): readonly TextRange[] => {
  const start = utf16(Math.max(0, at - reach));
  const end = utf16(Math.min(body.text.length, at + reach));
  return wordsIn(body, { start, end });
};

/** The first word near a place, in one direction, for which the claim holds. */
function search(
  body: DocumentBody,
  at: number,
  pick: (words: readonly TextRange[]) => TextRange | undefined,
): TextRange | null {
  for (let reach = REACH; ; reach *= 8) {
    const found = pick(around(body, at, reach));
    // What touches the edge of what was looked at may go on beyond it.
    const isWhole =
      found !== undefined &&
      (found.start > at - reach || at <= reach) &&
      (found.end < at + reach || found.end === body.text.length);
    if (isWhole || reach >= body.text.length) return found ?? null;
  }
}

/** The first word that ends behind a place: the one that holds it, or the next. */
export const wordFrom = (body: DocumentBody, at: number): TextRange | null =>
  search(body, at, (words) => words.find(({ end }) => end > at));

/** The first word that starts behind a place. */
export const wordAfter = (body: DocumentBody, at: number): TextRange | null =>
  search(body, at, (words) => words.find(({ start }) => start > at));

/** The last word that starts before a place: the one that holds it, or the one before. */
export const wordBack = (body: DocumentBody, at: number): TextRange | null =>
  search(body, at, (words) => words.findLast(({ start }) => start < at));

/** The last word that ends before a place. */
export const wordBefore = (body: DocumentBody, at: number): TextRange | null =>
  search(body, at, (words) => words.findLast(({ end }) => end < at));
