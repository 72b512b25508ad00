import type { Block } from '../blocks.ts';
import { plainDigits } from './note-sections.ts';
import { isExponentAfter } from './raised-digits.ts';

/** A place that may be a note's mark. Offsets in UTF-16 units. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  /** The number, or a letter's place in the alphabet. */
  readonly ordinal: number;
  readonly label: string;
  /** How much the place by itself looks like a mark, 0 to 2. */
  readonly weight: number;
  readonly form: 'bracket' | 'superscript' | 'glued' | 'letter';
}

/** The weight of what is believed only where the document holds the note: "63,2" may be a number. */
export const NEEDS_NOTE = 0.25;

const CLOSING = new Set('.,;:?!)]”’"\'»%…');
const LETTER = /\p{L}/u;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

function isLetterAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  return LETTER.test(text[index] ?? '');
}

const isSpaceAt = (text: string, index: number): boolean => /^\s?$/.test(text[index] ?? '');

/** Abbreviations that a number follows without being a note: "No.5", "pp.12", "Fig.2". */
const BEFORE_NUMBERS =
  /(?:^|[^\p{L}])(?:nos?|pp?|vols?|figs?|arts?|secs?|ch|chap|eq|para|paras|col|ref|tel|approx|ca?|v|art|st|rs|us)\.$/iu;

const isYear = (digits: string): boolean => /^(?:1[5-9]|20)\d\d$/.test(digits);

/** The digits that end right before an index. */
function digitsBefore(text: string, index: number, from: number): string {
  let start = index;
  while (start > from && isDigit(text.charCodeAt(start - 1))) start--;
  return text.slice(start, index);
}

/** "2,3": the mark of the next note or the one after directly behind this one. */
function isBeforeNext(text: string, start: number, end: number): boolean {
  const next = /^,(\d{1,3})(?!\d)/.exec(text.slice(end, end + 5))?.[1];
  const step = Number(next) - Number(text.slice(start, end));
  return step >= 1 && step <= 3;
}

/** Whether running text goes on after a mark as it does: space, end, closing or opening sign. */
function isFreeAfter(text: string, end: number): boolean {
  if (isSpaceAt(text, end)) return true;
  const code = text.charCodeAt(end);
  if (isLetterAt(text, end) || isDigit(code)) return false;
  const sign = text[end] ?? '';
  if ('%°$€£/_-+=*#@&<>^~\\'.includes(sign)) return false;
  // "4.5", "18:30", "2,000"
  return !('.,:'.includes(sign) && isDigit(text.charCodeAt(end + 1)));
}

const startsSentence = (text: string, end: number): boolean =>
  end >= text.length || text[end] === '\n' || /^\s+["“‘'(]?\p{Lu}/u.test(text.slice(end, end + 5));

/** How much digits behind a closing sign look like a mark; 0 where they are something else. */
function weightBehindSign(text: string, start: number, end: number, from: number): number {
  const sign = text[start - 1] as string;
  const before = start - 2;
  if (before < from || isSpaceAt(text, before)) return 0;
  if (isDigit(text.charCodeAt(before)) && ':;,.'.includes(sign)) {
    const number = digitsBefore(text, start - 1, from);
    if (sign === ':' || (sign === ',' && end - start === 3)) return 0;
    if (isYear(number) && !(text[start - 2 - number.length] === '.')) return 0.9;
    if (sign === ',') return end - start < 3 ? NEEDS_NOTE : 0;
    return sign === '.' && startsSentence(text, end) ? 0.4 : 0;
  }
  if (sign === '.' && BEFORE_NUMBERS.test(text.slice(Math.max(from, start - 9), start))) return 0;
  const isSentenceEnd = '.?!'.includes(sign) && isLetterAt(text, before);
  return isSentenceEnd && startsSentence(text, end) ? 1.5 : 1;
}

/** Words that a small number belongs to: "MI6", "G20", "B52", "COVID19". */
const isShortCapitals = (text: string, start: number, from: number): boolean =>
  /(?:^|[^\p{L}])\p{Lu}{1,3}$/u.test(text.slice(Math.max(from, start - 5), start));

function gluedWeight(text: string, start: number, end: number, from: number): number {
  if (start === from) return 0;
  if (!isFreeAfter(text, end) && !isBeforeNext(text, start, end)) return 0;
  if (CLOSING.has(text[start - 1] as string)) return weightBehindSign(text, start, end, from);
  if (!isLetterAt(text, start - 1)) return 0;
  const isLower = /\p{Ll}/u.test(text[start - 1] as string);
  if (isLower) return 0.9;
  return isShortCapitals(text, start, from) ? 0.3 : 0.6;
}

/** "202124": a year that a note's number was glued to. */
function behindYear(text: string, start: number, end: number, from: number): Candidate | null {
  const digits = text.slice(start, end);
  if (digits.length < 5 || digits.length > 7 || !isYear(digits.slice(0, 4)) || digits[4] === '0')
    return null;
  if (start > from && !/[\s(“‘"'–—-]/.test(text[start - 1] as string)) return null;
  if (!isFreeAfter(text, end)) return null;
  const label = digits.slice(4);
  return { start: start + 4, end, ordinal: Number(label), label, weight: 0.6, form: 'glued' };
}

function gluedIn(text: string, block: Block, found: Candidate[]): void {
  // Matched within the block alone: a search over the whole text would run on to its end.
  for (const match of text.slice(block.start, block.end).matchAll(/\d+/g)) {
    const start = block.start + match.index;
    const label = match[0];
    const end = start + label.length;
    const last = found.at(-1);
    if (label.length > 3 || label.startsWith('0')) {
      const year = behindYear(text, start, end, block.start);
      if (year) found.push(year);
      continue;
    }
    const isJoined =
      last?.form === 'glued' &&
      start - last.end <= 2 &&
      /^, ?$/.test(text.slice(last.end, start)) &&
      isFreeAfter(text, end) &&
      Number(label) > last.ordinal;
    const weight = isJoined ? 0.7 : gluedWeight(text, start, end, block.start);
    if (weight > 0)
      found.push({ start, end, ordinal: Number(label), label, weight, form: 'glued' });
  }
}

function bracketsIn(text: string, block: Block, found: Candidate[]): void {
  for (const match of text.slice(block.start, block.end).matchAll(/\[(\d{1,3}|[a-z])\]/g)) {
    const start = block.start + match.index;
    const label = match[1] as string;
    const ordinal = /^\d/.test(label) ? Number(label) : label.charCodeAt(0) - 96;
    found.push({ start, end: start + match[0].length, ordinal, label, weight: 1, form: 'bracket' });
  }
}

function raisedIn(text: string, block: Block, found: Candidate[]): void {
  for (const match of text.slice(block.start, block.end).matchAll(/[¹²³⁰⁴-⁹]{1,3}/g)) {
    const start = block.start + match.index;
    const before = text.slice(Math.max(block.start, start - 4), start);
    if (before === '' || isExponentAfter(before)) continue;
    const label = plainDigits(match[0]);
    const end = start + match[0].length;
    found.push({ start, end, ordinal: Number(label), label, weight: 1.2, form: 'superscript' });
  }
}

/** Letters behind a closing sign, and before a space or another: "(TTP)a while", "ISK.c Since". */
const LETTERS = /[\p{L}\p{N})\]”’"'][.,;:?!)\]”’"']{1,2}([a-z])(?=[\s.,;:?!)\]”’"—–]|$)/gu;

function lettersIn(text: string, block: Block, found: Candidate[]): void {
  for (const match of text.slice(block.start, block.end).matchAll(LETTERS)) {
    const end = block.start + match.index + match[0].length;
    // "a.m." and "i.e." are letters behind signs too.
    if (/(?:^|[^\p{L}])\p{L}\.$/u.test(text.slice(Math.max(block.start, end - 4), end - 1)))
      continue;
    const label = match[1] as string;
    const ordinal = label.charCodeAt(0) - 96;
    found.push({ start: end - 1, end, ordinal, label, weight: 1, form: 'letter' });
  }
}

const FINDERS = { glued: gluedIn, bracket: bracketsIn, superscript: raisedIn, letter: lettersIn };

/** Every place in the blocks that may be a note's mark of one form, in order. */
export function candidatesIn(
  text: string,
  blocks: readonly Block[],
  form: Candidate['form'],
): Candidate[] {
  const found: Candidate[] = [];
  for (const block of blocks) FINDERS[form](text, block, found);
  return found;
}
