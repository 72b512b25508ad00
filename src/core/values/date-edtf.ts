import { parse } from 'edtf';
import {
  daysIn,
  dayNumber,
  isoYear,
  MAX_YEAR,
  MIN_YEAR,
  twoDigits,
  type Day,
} from './date-calendar.ts';

/** "?" uncertain, "~" approximate, "%" both. */
export type Qualifier = '' | '?' | '~' | '%';

/** A day, month, season or year, some of it perhaps unspecified. */
export interface Point {
  readonly year: number;
  /** How many of the year's last digits are unspecified ("X"); those are 0 in `year`. */
  readonly vagueDigits: 0 | 1 | 2;
  /** 1 to 12, or a season: 21 spring, 22 summer, 23 autumn, 24 winter. "X" is unspecified. */
  readonly month: number | 'X' | null;
  readonly day: number | 'X' | null;
  readonly qualifier: Qualifier;
}

/** An end of an interval; ".." is open, "" is unknown. */
export type End = Point | '..' | '';

/** What an EDTF text says. At least one end of an interval is a point. */
export type Span =
  | { readonly kind: 'point'; readonly point: Point }
  | { readonly kind: 'interval'; readonly from: End; readonly to: End };

/** First and last day; null where an end is open or unknown. */
export interface SpanDays {
  readonly first: Day | null;
  readonly last: Day | null;
}

/** Longer than any EDTF of levels 0 and 1 with years of four digits. */
const MAX_LENGTH = 32;
const POINT =
  /^(?:(?<year>-?\d{4})(?:-(?<month>\d\d|XX)(?:-(?<day>\d\d|XX))?)?|(?<vague>\d{3}X|\d\dXX))(?<qualifier>[?~%]?)$/;

/** Whether a season's number stands in the month's place. */
export const isSeason = (month: Point['month']): month is number =>
  typeof month === 'number' && month > 20;

const number = (text: string | undefined): number | 'X' | null =>
  text === undefined ? null : text === 'XX' ? 'X' : Number(text);

function parsePoint(text: string): Point | null {
  const groups = POINT.exec(text)?.groups;
  if (groups === undefined) return null;
  const { year, vague } = groups;
  const month = number(groups['month']);
  const day = number(groups['day']);
  const point: Point = {
    year: Number(year ?? vague?.replaceAll('X', '0')),
    vagueDigits: vague === undefined ? 0 : vague.endsWith('XX') ? 2 : 1,
    month,
    day,
    qualifier: groups['qualifier'] as Qualifier,
  };
  return existsDay(point) ? point : null;
}

/** Whether the calendar has the month, season and day; what is unspecified exists. */
export function existsDay({ year, month, day }: Point): boolean {
  if (month === null || month === 'X') return day === null || day === 'X';
  if (isSeason(month)) return month <= 24 && day === null;
  if (month < 1 || month > 12) return false;
  return day === null || day === 'X' || (day >= 1 && day <= daysIn(year, month));
}

/**
 * The days that a point spans, whatever its qualifier. A season is no more exact than its year,
 * for the hemisphere is not known; winter reaches two months into the next year and starts in the
 * December before, for it is counted either way.
 */
function daysOfPoint({ year, vagueDigits, month, day }: Point): { first: Day; last: Day } {
  const lastYear = year + 10 ** vagueDigits - 1;
  if (month === 24) {
    return {
      first: year === MIN_YEAR ? { year, month: 1, day: 1 } : { year: year - 1, month: 12, day: 1 },
      last:
        year === MAX_YEAR
          ? { year, month: 12, day: 31 }
          : { year: year + 1, month: 2, day: daysIn(year + 1, 2) },
    };
  }
  if (month === null || month === 'X' || isSeason(month)) {
    return { first: { year, month: 1, day: 1 }, last: { year: lastYear, month: 12, day: 31 } };
  }
  if (typeof day === 'number') return { first: { year, month, day }, last: { year, month, day } };
  return { first: { year, month, day: 1 }, last: { year, month, day: daysIn(year, month) } };
}

export function daysOfSpan(span: Span): SpanDays {
  if (span.kind === 'point') return daysOfPoint(span.point);
  return {
    first: typeof span.from === 'string' ? null : daysOfPoint(span.from).first,
    last: typeof span.to === 'string' ? null : daysOfPoint(span.to).last,
  };
}

/** Whether the end does not lie wholly before the start. */
export function isInOrder(span: Span): boolean {
  const { first, last } = daysOfSpan(span);
  return first === null || last === null || dayNumber(first) <= dayNumber(last);
}

function parseEnd(text: string): End | null {
  return text === '' || text === '..' ? text : parsePoint(text);
}

function parseShape(text: string): Span | null {
  const [from = '', to, ...more] = text.split('/');
  if (to === undefined) {
    const point = parsePoint(from);
    return point === null ? null : { kind: 'point', point };
  }
  const start = parseEnd(from);
  const end = parseEnd(to);
  if (more.length > 0 || start === null || end === null) return null;
  if (typeof start === 'string' && typeof end === 'string') return null;
  return { kind: 'interval', from: start, to: end };
}

function isOfLevelOne(text: string): boolean {
  try {
    parse(text, { level: 1 });
    return true;
  } catch {
    return false;
  }
}

/** An interval read despite its order, to say that it is reversed. */
export function parseAnyOrder(text: string): Span | null {
  if (text.length > MAX_LENGTH) return null;
  const span = parseShape(text);
  return span !== null && isOfLevelOne(text) ? span : null;
}

function parseAnew(text: string): Span | null {
  const span = parseAnyOrder(text);
  return span !== null && isInOrder(span) ? span : null;
}

/** The package takes a tenth of a millisecond for a date, and a project has thousands of few dates. */
const known = new Map<string, Span | null>();
const MAX_KNOWN = 2000;

/**
 * Reads EDTF (ISO 8601-2, as the Library of Congress specifies it) of levels 0 and 1. Null for all
 * else, and for times of day, years beyond four digits, centuries of two digits, years without a
 * digit, unspecified digits before year 0, days that no calendar has, intervals that end before
 * they start, and intervals without any stated end.
 */
export function parseEdtf(text: string): Span | null {
  if (text.length > MAX_LENGTH) return null;
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= MAX_KNOWN) known.clear();
  const span = parseAnew(text);
  known.set(text, span);
  return span;
}

/** Whether a text is EDTF of levels 0 and 1, within the bounds that `parseEdtf` names. */
export const isEdtf = (text: string): boolean => parseEdtf(text) !== null;

function writePoint({ year, vagueDigits, month, day, qualifier }: Point): string {
  const digits = isoYear(year);
  const parts = [
    vagueDigits === 0 ? digits : digits.slice(0, -vagueDigits) + 'X'.repeat(vagueDigits),
    ...[month, day]
      .filter((part) => part !== null)
      .map((part) => (part === 'X' ? 'XX' : twoDigits(part))),
  ];
  return parts.join('-') + qualifier;
}

const writeEnd = (end: End): string => (typeof end === 'string' ? end : writePoint(end));

/** The EDTF of a span; what level 1 cannot say comes out as text that `isEdtf` refuses. */
export const writeEdtf = (span: Span): string =>
  span.kind === 'point' ? writePoint(span.point) : `${writeEnd(span.from)}/${writeEnd(span.to)}`;
