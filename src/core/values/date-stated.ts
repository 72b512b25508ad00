import { daysAfter, daysIn, monthsAfter, weekdayOf, type Day } from './date-calendar.ts';
import { existsDay, isSeason, type Point, type Qualifier, type Span } from './date-edtf.ts';
import type { Unit } from './date-names.ts';
import type { DateProblem } from './date-problem.ts';

/** A date as words name it, whose year may stand elsewhere or nowhere. */
export interface CalendarDate {
  readonly kind: 'calendar';
  readonly year: number | null;
  readonly vagueDigits: Point['vagueDigits'];
  readonly month: number | null;
  readonly day: number | null;
  /** "15–17 September": the 17. */
  readonly lastDay: number | null;
  readonly weekday: number | null;
}

/** What needs no year: a date counted from the document's, or a period. */
export interface FixedDate {
  readonly kind: 'fixed';
  readonly span: Span;
  readonly isRelative: boolean;
}

export interface RefusedDate {
  readonly kind: 'refused';
  readonly problem: DateProblem;
}

/** Which part of a date: thirds and halves, one of its edges, or so many units at one of them. */
export type Slice =
  | { readonly kind: 'part'; readonly from: number; readonly to: number; readonly isExact: boolean }
  | { readonly kind: 'edge'; readonly edge: 'start' | 'end' }
  | {
      readonly kind: 'count';
      readonly edge: 'start' | 'end';
      readonly count: number;
      readonly unit: Unit;
    };

/** One date in words: what it is of, which part of that, how sure. */
export interface Stated {
  readonly base: CalendarDate | FixedDate | RefusedDate;
  readonly slice: Slice | null;
  readonly qualifier: Qualifier;
}

export interface Ends {
  readonly from: Point;
  readonly to: Point;
}

/** The whole that is stated, and what it gives as the start or the end of something longer. */
export interface Resolved extends Ends {
  readonly span: Span;
}

export const isProblem = <T extends object>(value: T | DateProblem): value is DateProblem =>
  'code' in value;

export const pointOf = (
  year: number,
  month: number | null = null,
  day: number | null = null,
): Point => ({
  year,
  vagueDigits: 0,
  month,
  day,
  qualifier: '',
});

export const asSpan = (point: Point): Span => ({ kind: 'point', point });
export const between = (from: Point, to: Point): Span => ({ kind: 'interval', from, to });
export const dayPoint = ({ year, month, day }: Day): Point => pointOf(year, month, day);

const UNCERTAIN = ['?', '%'];
const ABOUT = ['~', '%'];

/** "~" and "?" make "%". */
export function bothQualifiers(a: Qualifier, b: Qualifier): Qualifier {
  const isUncertain = UNCERTAIN.includes(a) || UNCERTAIN.includes(b);
  const isAbout = ABOUT.includes(a) || ABOUT.includes(b);
  return isUncertain ? (isAbout ? '%' : '?') : isAbout ? '~' : '';
}

export const qualified = (point: Point, qualifier: Qualifier): Point => ({
  ...point,
  qualifier: bothQualifiers(point.qualifier, qualifier),
});

/** The smaller units that a date is made of, counted from 0: years, months or days. */
function unitsOf({ year, vagueDigits, month }: Point): {
  readonly count: number;
  readonly at: (index: number) => Point;
} {
  if (vagueDigits > 0) return { count: 10 ** vagueDigits, at: (index) => pointOf(year + index) };
  if (month === null) return { count: 12, at: (index) => pointOf(year, index + 1) };
  const known = Number(month);
  return { count: daysIn(year, known), at: (index) => pointOf(year, known, index + 1) };
}

const MONTHS_OF: Partial<Record<Unit, number>> = { month: 1, quarter: 3, year: 12 };

function countSlice(point: Point, slice: Slice & { kind: 'count' }): Resolved | DateProblem {
  const { edge, count, unit } = slice;
  const units = unitsOf(point);
  const isByDays = unit === 'day' || unit === 'week';
  const years = { year: 1, decade: 10 } as Partial<Record<Unit, number>>;
  if (isByDays && point.vagueDigits === 0) {
    const days = unit === 'week' ? count * 7 : count;
    const first: Day = { year: point.year, month: Number(point.month ?? 1), day: 1 };
    const lastMonth = Number(point.month ?? 12);
    const last: Day = { year: point.year, month: lastMonth, day: daysIn(point.year, lastMonth) };
    const isWhole = days >= (point.month === null ? 365 : units.count);
    if (isWhole) return { code: 'not-a-date' };
    const inner = unit === 'week' ? '~' : '';
    return edge === 'start'
      ? rangeOf(dayPoint(first), qualified(dayPoint(daysAfter(first, days - 1)), inner))
      : rangeOf(qualified(dayPoint(daysAfter(last, 1 - days)), inner), dayPoint(last));
  }
  const size =
    point.vagueDigits > 0 ? years[unit] : point.month === null ? MONTHS_OF[unit] : undefined;
  if (size === undefined || size * count >= units.count) return { code: 'not-a-date' };
  const length = size * count;
  return edge === 'start'
    ? rangeOf(units.at(0), units.at(length - 1))
    : rangeOf(units.at(units.count - length), units.at(units.count - 1));
}

function rangeOf(from: Point, to: Point, isExact = true): Resolved {
  const isOne = JSON.stringify(from) === JSON.stringify(to);
  return {
    span: isOne ? asSpan(from) : between(from, to),
    from: qualified(from, isExact ? '' : '~'),
    to: qualified(to, isExact ? '' : '~'),
  };
}

/**
 * A part of a date. Early, mid and late are its thirds, whose inner limits are approximate; those
 * of a decade share the years in which they meet. A start or an end that is not itself an end of something longer is early or late. A part of a
 * season is the season, which is less, and not wrong.
 */
function sliceOf(point: Point, slice: Slice): Resolved | DateProblem {
  if (isSeason(point.month)) {
    const isLoose = slice.kind === 'edge' || (slice.kind === 'part' && !slice.isExact);
    return isLoose ? resolvePoint(point) : { code: 'not-expressible' };
  }
  if (point.day !== null) return { code: 'not-a-date' };
  if (slice.kind === 'count') return countSlice(point, slice);
  const units = unitsOf(point);
  if (slice.kind === 'edge') {
    const isStart = slice.edge === 'start';
    const third = sliceOf(point, {
      kind: 'part',
      from: isStart ? 0 : 2 / 3,
      to: isStart ? 1 / 3 : 1,
      isExact: false,
    });
    if (isProblem(third)) return third;
    const whole = resolvePoint(point);
    return {
      span: third.span,
      from: isStart ? whole.from : qualified(units.at(units.count - 1), '~'),
      to: isStart ? qualified(units.at(0), '~') : whole.to,
    };
  }
  const first = Math.floor(units.count * slice.from);
  const toWhole = point.vagueDigits > 0 ? Math.ceil : Math.floor;
  const end = toWhole(units.count * slice.to);
  const inner = slice.isExact ? '' : '~';
  return rangeOf(
    qualified(units.at(first), first === 0 ? '' : inner),
    qualified(units.at(end - 1), end === units.count ? '' : inner),
    slice.isExact,
  );
}

/** A decade as an end is about its first or last year, for the text does not say which. */
function resolvePoint(point: Point): Resolved {
  if (point.vagueDigits === 0) return { span: asSpan(point), from: point, to: point };
  const last = point.year + 10 ** point.vagueDigits - 1;
  return {
    span: asSpan(point),
    from: qualified(pointOf(point.year), '~'),
    to: qualified(pointOf(last), '~'),
  };
}

function resolveSpan(span: Span): Resolved | DateProblem {
  if (span.kind === 'point') return resolvePoint(span.point);
  if (typeof span.from === 'string' || typeof span.to === 'string') return { code: 'not-a-date' };
  return { span, from: span.from, to: span.to };
}

function resolveCalendar(date: CalendarDate, year: number): Resolved | DateProblem {
  const point: Point = { ...pointOf(year, date.month, date.day), vagueDigits: date.vagueDigits };
  if (!existsDay(point)) return { code: 'no-such-day' };
  const { month, day, lastDay, weekday } = date;
  if (lastDay !== null) {
    const last = { ...point, day: lastDay };
    if (!existsDay(last)) return { code: 'no-such-day' };
    return day === null || lastDay <= day ? { code: 'reversed' } : rangeOf(point, last);
  }
  if (weekday !== null && month !== null && day !== null) {
    if (weekdayOf({ year, month, day }) !== weekday) return { code: 'wrong-weekday' };
  }
  return resolvePoint(point);
}

/** "About the 1990s" is about 1990 to about 1999, for unspecified digits cannot be qualified. */
function qualify(resolved: Resolved, qualifier: Qualifier): Resolved | DateProblem {
  if (qualifier === '') return resolved;
  const { span } = resolved;
  const from = qualified(resolved.from, qualifier);
  const to = qualified(resolved.to, qualifier);
  if (span.kind === 'interval') {
    const { from: first, to: last } = span;
    if (typeof first === 'string' || typeof last === 'string') return { code: 'not-expressible' };
    return { span: between(qualified(first, qualifier), qualified(last, qualifier)), from, to };
  }
  if (isSeason(span.point.month)) return { code: 'not-expressible' };
  if (span.point.vagueDigits > 0) return { span: between(from, to), from, to };
  return { span: asSpan(qualified(span.point, qualifier)), from, to };
}

/** What is stated, where its year is known. */
export function resolve(stated: Stated, year: number): Resolved | DateProblem {
  const { base, slice, qualifier } = stated;
  if (base.kind === 'refused') return base.problem;
  const whole =
    base.kind === 'fixed' ? resolveSpan(base.span) : resolveCalendar(base, base.year ?? year);
  if (isProblem(whole)) return whole;
  if (slice === null) return qualify(whole, qualifier);
  if (whole.span.kind === 'interval') return { code: 'not-a-date' };
  const part = sliceOf(whole.span.point, slice);
  return isProblem(part) ? part : qualify(part, qualifier);
}

export const needsYear = ({ base }: Stated): boolean =>
  base.kind === 'calendar' && base.year === null;

export const isCounted = ({ base }: Stated): boolean => base.kind === 'fixed' && base.isRelative;

/** The unit of its own precision before or after a point: the day, month or year. */
export function neighbour(point: Point, step: 1 | -1): Point | DateProblem {
  const { year, month, day, qualifier } = point;
  if (isSeason(month)) return { code: 'not-expressible' };
  if (typeof month === 'number' && typeof day === 'number') {
    return { ...dayPoint(daysAfter({ year, month, day }, step)), qualifier };
  }
  if (typeof month === 'number') {
    const next = monthsAfter(year, month, step);
    return { ...pointOf(next.year, next.month), qualifier };
  }
  return { ...pointOf(year + step), qualifier };
}
