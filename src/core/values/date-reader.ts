import type { Day } from './date-calendar.ts';
import type { Qualifier } from './date-edtf.ts';
import type { DateProblem } from './date-problem.ts';
import type { CalendarDate, FixedDate, RefusedDate, Slice, Stated } from './date-stated.ts';
import type { Token } from './date-tokens.ts';

/** What the rules of dates in words read from. Rules take it and the index of a token. */
export interface Reader {
  readonly tokens: readonly Token[];
  /** Whether this is running text, where a date stands among other words and note markers. */
  readonly isRunning: boolean;
  /** The document's date, which relative words count from. */
  readonly document: { readonly first: Day; readonly last: Day } | null;
  /** The single dates found so far, by where they begin, for several rules ask for the same. */
  readonly parts: Map<number, Match<Stated> | null>;
}

/** What a rule found, up to the token `next`. */
export interface Match<T> {
  readonly next: number;
  /** At least one; several where the words are ambiguous, the likelier first. */
  readonly options: readonly T[];
  readonly ambiguity: DateProblem | null;
}

export type Base = Stated['base'];

export const one = <T>(next: number, option: T): Match<T> => ({
  next,
  options: [option],
  ambiguity: null,
});

export const anyOf = <T>(
  next: number,
  code: DateProblem['code'],
  options: readonly T[],
): Match<T> => ({ next, options, ambiguity: options.length > 1 ? { code } : null });

export function mapMatch<T, U>(match: Match<T>, change: (option: T) => U): Match<U> {
  return { ...match, options: match.options.map(change) };
}

/** The word, digits or mark at a place; "" beyond the end. */
export const textAt = ({ tokens }: Reader, at: number): string => tokens[at]?.text ?? '';

/** The text at a place if it follows the token before without a space. */
export const joinedAt = ({ tokens }: Reader, at: number): string =>
  tokens[at]?.isJoined === true ? (tokens[at]?.text ?? '') : '';

export const digitsAt = ({ tokens }: Reader, at: number): string =>
  tokens[at]?.kind === 'digits' ? (tokens[at]?.text ?? '') : '';

const split = new Map<string, readonly string[]>();

/** The words of one of the rules' own wordings. */
function wordsOf(wording: string): readonly string[] {
  const known = split.get(wording);
  if (known !== undefined) return known;
  const words = wording.split(' ');
  split.set(wording, words);
  return words;
}

/** The place behind the words, or null if other words stand there. */
export function afterWords(reader: Reader, at: number, words: string): number | null {
  const wanted = wordsOf(words);
  return wanted.every((word, index) => textAt(reader, at + index) === word)
    ? at + wanted.length
    : null;
}

/** The place behind the first of several wordings that stands here. */
export function afterAny(reader: Reader, at: number, wordings: readonly string[]): number | null {
  for (const words of wordings) {
    const next = afterWords(reader, at, words);
    if (next !== null) return next;
  }
  return null;
}

/** Steps over words that say nothing of the date. */
export function afterFillers(reader: Reader, at: number, fillers: ReadonlySet<string>): number {
  let next = at;
  while (fillers.has(textAt(reader, next))) next += 1;
  return next;
}

/** The first rule's match that has one. */
export function firstOf<T>(
  reader: Reader,
  at: number,
  rules: readonly ((reader: Reader, at: number) => Match<T> | null)[],
): Match<T> | null {
  for (const rule of rules) {
    const match = rule(reader, at);
    if (match !== null) return match;
  }
  return null;
}

export const calendar = (date: Partial<CalendarDate>): CalendarDate => ({
  kind: 'calendar',
  year: null,
  vagueDigits: 0,
  month: null,
  day: null,
  lastDay: null,
  weekday: null,
  ...date,
});

export const fixed = (span: FixedDate['span'], isRelative: boolean): FixedDate => ({
  kind: 'fixed',
  span,
  isRelative,
});

export const refused = (code: DateProblem['code']): RefusedDate => ({
  kind: 'refused',
  problem: { code },
});

export const stated = (
  base: Base,
  slice: Slice | null = null,
  qualifier: Qualifier = '',
): Stated => ({ base, slice, qualifier });
