import type { DocumentBody } from '../blocks.ts';
import { utf16, type TextRange } from '../offsets.ts';
import { masked } from './places.ts';

/**
 * Words as a person picks them: Unicode's (UAX #29, with dictionaries for scripts without spaces),
 * those joined by hyphens as one ("al-Qaida", "Kabul-based"), numbers with their currency, sign and
 * percent ("$2,000", "−5", "83%"). Punctuation and notes' marks ("group.12") are of no word.
 */

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Code units looked at around a place at first; more where nothing is found. */
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

/** Characters as a person counts them (grapheme clusters), without white space and notes' marks. */
const charactersIn = (body: DocumentBody, range: TextRange): readonly TextRange[] =>
  [...clusters.segment(masked(body, range, ' '))]
    .filter(({ segment }) => /\S/u.test(segment))
    .map(({ segment, index }) => ({
      start: utf16(range.start + index),
      end: utf16(range.start + index + segment.length),
    }));

/** What the edges of a passage step by. */
export type TextUnit = 'word' | 'character';

const unitsIn = { word: wordsIn, character: charactersIn };

/** The unit near a place for which the claim holds. */
function search(
  body: DocumentBody,
  at: number,
  unit: TextUnit,
  pick: (units: readonly TextRange[]) => TextRange | undefined,
): TextRange | null {
  const { length } = body.text;
  for (let reach = REACH; ; reach *= 8) {
    const start = Math.max(0, at - reach);
    const end = Math.min(length, at + reach);
    const found = pick(unitsIn[unit](body, { start: utf16(start), end: utf16(end) }));
    // What touches the edge of what was looked at may go on beyond it.
    const isWhole =
      found !== undefined &&
      (found.start > start || start === 0) &&
      (found.end < end || end === length);
    if (isWhole || reach >= length) return found ?? null;
  }
}

/** The first word or character that ends behind a place: the one that holds it, or the next. */
export const unitFrom = (body: DocumentBody, at: number, unit: TextUnit): TextRange | null =>
  search(body, at, unit, (units) => units.find(({ end }) => end > at));

/** The first that starts behind a place. */
export const unitAfter = (body: DocumentBody, at: number, unit: TextUnit): TextRange | null =>
  search(body, at, unit, (units) => units.find(({ start }) => start > at));

/** The last that starts before a place: the one that holds it, or the one before. */
export const unitBack = (body: DocumentBody, at: number, unit: TextUnit): TextRange | null =>
  search(body, at, unit, (units) => units.findLast(({ start }) => start < at));

/** The last that ends before a place. */
export const unitBefore = (body: DocumentBody, at: number, unit: TextUnit): TextRange | null =>
  search(body, at, unit, (units) => units.findLast(({ end }) => end < at));
