import { isEdtf, parseAnyOrder } from './date-edtf.ts';
import { unitNamed } from './date-names.ts';
import { FILLERS } from './date-parts.ts';
import { dateAt } from './date-phrases.ts';
import type { Outcome } from './date-plan.ts';
import type { DateContext, DateProblem } from './date-problem.ts';
import { afterFillers, textAt, type Reader } from './date-reader.ts';
import { publishedIn, readerOf, readingOf, type DateReading } from './date-reading.ts';
import { spelledDate } from './date-spelled.ts';
import { MAX_READ } from './date-tokens.ts';
import type { DateValue } from './shapes.ts';

const refused = (code: DateProblem['code']): DateReading => ({
  kind: 'refused',
  problem: { code },
});

/** A sentence's mark may stand behind a date that someone types. */
function endOfTyped(reader: Reader, next: number): number {
  return ['.', ',', ';', '!'].includes(textAt(reader, next)) ? next + 1 : next;
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

const LOOKS_LIKE_EDTF = /^[-+?~%[{.]*Y?[\dX]{4}[\dXYTZE:.,?~%/+[\]{}-]*$/;

function whyNot(typed: string, reader: Reader, found: Outcome | null): DateReading {
  if (/^-?\d{4}-\d\d-\d\dT\d/.test(typed)) return refused('time-of-day');
  const texts = reader.tokens.map(({ text }) => text);
  const isLike = LOOKS_LIKE_EDTF.test(typed) && /[-/XY~%[{]/.test(typed);
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

const WRAPS = [/^\((.+)\)$/s, /^["“”„](.+)["“”]$/s, /^['‘](.+)['’]$/s];

/** Without the brackets or quotation marks around all of it. */
function unwrapped(typed: string): string {
  for (const wrap of WRAPS) {
    const inside = wrap.exec(typed)?.[1];
    if (inside !== undefined) return inside;
  }
  return typed;
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
  const bare = unwrapped(typed);
  const reader = readerOf(bare, published, false);
  const end = reader.tokens.length;
  const start = afterFillers(reader, 0, FILLERS);
  for (const at of new Set([0, start])) {
    const found = dateAt(reader, at);
    if (found !== null && endOfTyped(reader, found.next) >= end) return readingOf(found, published);
  }
  const spelled = spelledDate(bare);
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
