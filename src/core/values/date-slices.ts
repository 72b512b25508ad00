import { daysAfter, daysIn, type Day } from './date-calendar.ts';
import { isSeason, type Point } from './date-edtf.ts';
import type { Unit } from './date-names.ts';
import { asSpan, between, dayPoint, pointOf, qualified } from './date-points.ts';
import type { DateProblem } from './date-problem.ts';
import { isProblem, type Resolved, type Slice } from './date-stated.ts';

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

export function rangeOf(from: Point, to: Point, isExact = true): Resolved {
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
export function sliceOf(point: Point, slice: Slice): Resolved | DateProblem {
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
export function resolvePoint(point: Point): Resolved {
  if (point.vagueDigits === 0) return { span: asSpan(point), from: point, to: point };
  const last = point.year + 10 ** point.vagueDigits - 1;
  return {
    span: asSpan(point),
    from: qualified(pointOf(point.year), '~'),
    to: qualified(pointOf(last), '~'),
  };
}
