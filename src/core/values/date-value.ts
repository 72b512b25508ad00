import { daysOfSpan, isEdtf, parseAnyOrder, parseEdtf, writeEdtf } from './date-edtf.ts';
import { FILLERS } from './date-parts.ts';
import { dateAt } from './date-phrases.ts';
import type { Outcome } from './date-plan.ts';
import type { DateContext, DateProblem } from './date-problem.ts';
import { afterFillers, digitsAt, joinedAt, textAt, type Reader } from './date-reader.ts';
import { spelledDate } from './date-spelled.ts';
import { unitNamed } from './date-names.ts';
import { MAX_READ, tokensOf } from './date-tokens.ts';
import type { DateValue, Reading } from './shapes.ts';

type DateReading = Reading<DateValue, DateProblem>;

const refused = (code: DateProblem['code']): DateReading => ({
  kind: 'refused',
  problem: { code },
});

const MOMENT = /^-?\d{4}-\d\d-\d\d(?=T)/;

/** The document's date without a time of day, where it is EDTF. */
function publishedIn({ published }: DateContext): string | null {
  if (published === undefined) return null;
  const day = MOMENT.exec(published)?.[0] ?? published;
  return isEdtf(day) ? day : null;
}

function readerOf(text: string, published: string | null, isRunning: boolean): Reader {
  const span = published === null ? null : parseEdtf(published);
  const { first, last } = span === null ? { first: null, last: null } : daysOfSpan(span);
  const document = first === null || last === null ? null : { first, last };
  return { tokens: tokensOf(text), isRunning, document };
}

function readingOf({ spans, problem, isRelative }: Outcome, published: string | null): DateReading {
  const values = spans.map((span): DateValue => {
    const value: DateValue = { kind: 'date', edtf: writeEdtf(span) };
    return isRelative && published !== null ? { ...value, relativeTo: published } : value;
  });
  const [value, ...others] = values;
  if (value === undefined) return { kind: 'refused', problem: problem ?? { code: 'not-a-date' } };
  return others.length === 0
    ? { kind: 'value', value }
    : { kind: 'choice', problem: problem ?? { code: 'several-meanings' }, values };
}

/** Fillers and a final point may stand around a date that someone types. */
function endOfTyped(reader: Reader, next: number): number {
  return ['.', ','].includes(textAt(reader, next)) ? next + 1 : next;
}

const EVENT_WORDS = [
  'after',
  'before',
  'later',
  'earlier',
  'following',
  'ensuing',
  'subsequent',
  'previous',
  'preceding',
];

/** "four months after", "the following year": counts from something that is not stated as a date. */
function isFromEvent({ tokens }: Reader): boolean {
  const texts = tokens.map(({ text }) => text);
  return (
    texts.some((text) => EVENT_WORDS.includes(text)) &&
    texts.some((text) => unitNamed(text) !== undefined)
  );
}

const LOOKS_LIKE_EDTF = /^[-+?~%[{.]*[\dXY][\dXYTZE:.,?~%/+[\]{}-]*$/;

function whyNot(typed: string, reader: Reader, found: Outcome | null): DateReading {
  if (/^-?\d{4}-\d\d-\d\dT\d/.test(typed)) return refused('time-of-day');
  const texts = reader.tokens.map(({ text }) => text);
  const isLike = LOOKS_LIKE_EDTF.test(typed) && /\d\d/.test(typed) && /[-/XY~%[{]/.test(typed);
  if (isLike) return refused('not-edtf');
  if (isFromEvent(reader) && found === null) return refused('relative-to-event');
  if (texts.some((_, at) => dateAt(reader, at) !== null)) {
    return refused(isFromEvent(reader) ? 'relative-to-event' : 'more-than-a-date');
  }
  return refused('not-a-date');
}

/** EDTF, the first: what it means is not a matter of words. */
function readPlain(typed: string): DateReading | null {
  const isAmbiguous = isYearsOrSeason(typed);
  if (isEdtf(typed) && !isAmbiguous) return { kind: 'value', value: { kind: 'date', edtf: typed } };
  return parseAnyOrder(typed) !== null && !isAmbiguous ? refused('reversed') : null;
}

/** Whether EDTF's "2021-22", summer 2021, may as well be meant as 2021 to 2022. */
function isYearsOrSeason(text: string): boolean {
  const parts = /^\d\d(\d\d)-(2[1-4])$/.exec(text);
  return parts !== null && Number(parts[1]) < Number(parts[2]);
}

/**
 * Reads a date that someone typed, in EDTF or in English words. All that is typed has to belong to
 * the date. Relative words and days without a year count from the document's date, and are never
 * more exact than it is; the value then tells it.
 */
export function readDate(text: string, context: DateContext): DateReading {
  const typed = text.trim();
  if (typed === '') return { kind: 'empty' };
  if (typed.length > MAX_READ) return refused('not-a-date');
  const plain = readPlain(typed);
  if (plain !== null) return plain;
  const published = publishedIn(context);
  const reader = readerOf(typed, published, false);
  const end = reader.tokens.length;
  const start = afterFillers(reader, 0, FILLERS);
  for (const at of new Set([0, start])) {
    const found = dateAt(reader, at);
    if (found !== null && endOfTyped(reader, found.next) >= end) return readingOf(found, published);
  }
  const spelled = spelledDate(typed);
  if (spelled !== null) return { kind: 'value', value: { kind: 'date', edtf: spelled } };
  return whyNot(typed, reader, dateAt(reader, start));
}

/**
 * A date as it is typed: `readDate(printDate(v))` gives `v`'s EDTF back. That is the EDTF, but for
 * a season that looks like a span of years: "summer 2021", whose EDTF is "2021-22".
 */
export function printDate({ edtf }: DateValue): string {
  const [, year, season] = /^(\d{4})-(2[1-4])$/.exec(edtf) ?? [];
  if (year === undefined || season === undefined || !isYearsOrSeason(edtf)) return edtf;
  return `${['spring', 'summer', 'autumn', 'winter'][Number(season) - 21] ?? ''} ${year}`;
}

/** Before a date, at whatever distance, they make it another: "after the fall in August 2021". */
const TURNING_WORDS: ReadonlySet<string> = new Set([
  'since',
  'until',
  'till',
  'after',
  'before',
  'following',
]);

/** Beside a date, they say that it is counted from, or of another calendar. */
const FOREIGN_WORDS: ReadonlySet<string> = new Set(['later', 'earlier', 'ago', 'ah', 'hijri']);

/** Steps over digits and what hangs on them, which are no date. */
function afterCluster(reader: Reader, at: number): number {
  let next = at + 1;
  if (digitsAt(reader, at) === '') return next;
  while (joinedAt(reader, next) !== '' && /^[\d.,:/–-]/.test(joinedAt(reader, next))) next += 1;
  return next;
}

/**
 * The date that a passage of running text states, to propose it; null where it states none or
 * several that are not connected, or where other words change what the date says ("four months
 * after the fall of the town in 2021"). Digits of note markers may hang on a year.
 */
export function dateIn(passage: string, context: DateContext): DateReading | null {
  if (passage.length > MAX_READ) return null;
  const published = publishedIn(context);
  const reader = readerOf(passage, published, true);
  const found: Outcome[] = [];
  let isTurned = false;
  let at = 0;
  while (at < reader.tokens.length) {
    const outcome = dateAt(reader, at);
    const isPrefix =
      joinedAt(reader, at + 1) === '-' && ['pre', 'post'].includes(textAt(reader, at));
    if (outcome !== null) {
      if (isTurned) return null;
      found.push(outcome);
    } else if (FOREIGN_WORDS.has(textAt(reader, at))) {
      return null;
    } else if (isPrefix || TURNING_WORDS.has(textAt(reader, at))) {
      isTurned = true;
    }
    at = outcome?.next ?? afterCluster(reader, at);
  }
  const [only, ...others] = found;
  if (only === undefined || others.length > 0 || only.spans.length === 0) return null;
  return readingOf(only, published);
}
