import { dayNumber, dayAt, daysAfter, daysIn, monthsAfter, type Day } from './date-calendar.ts';
import { isSeason, type Point, type Span } from './date-edtf.ts';
import type { Unit } from './date-names.ts';
import type { DateProblem } from './date-problem.ts';
import { asSpan, between, dayPoint, pointOf } from './date-points.ts';
import type { Resolved } from './date-stated.ts';

/** So many units, told from a date: "the 12 months to September 2022", "two years after 2019". */
export interface Stretch {
  readonly count: number;
  readonly unit: Unit;
  /** 1 for what follows the date, -1 for what leads to it. */
  readonly direction: 1 | -1;
  /** Whether the date itself is counted in. */
  readonly isInclusive: boolean;
  /** The time that is so many units away, instead of the stretch up to it. */
  readonly isPoint: boolean;
}

const MONTHS: Readonly<Partial<Record<Unit, number>>> = {
  month: 1,
  quarter: 3,
  year: 12,
  decade: 120,
};
const COARSE: DateProblem = { code: 'relative-to-coarse-date' };

const monthIndex = (point: Point): number => point.year * 12 + Number(point.month) - 1;
const monthAt = (index: number): Point =>
  pointOf(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1);

/** From `at` on, `size` units one way, with `at` or without it. */
function unitsFrom(
  at: number,
  size: number,
  { direction, isInclusive }: Stretch,
): [number, number] {
  const near = isInclusive ? at : at + direction;
  const far = near + direction * (size - 1);
  return direction > 0 ? [near, far] : [far, near];
}

/** The same day of a later or earlier month, or that month's last. */
function sameDay({ year, month, day }: Day, months: number): Day {
  const there = monthsAfter(year, month, months);
  return { ...there, day: Math.min(day, daysIn(there.year, there.month)) };
}

function byDays(day: Day, stretch: Stretch): Span {
  const { count, unit, direction, isInclusive, isPoint } = stretch;
  const months = MONTHS[unit];
  if (months === undefined) {
    const days = unit === 'week' ? count * 7 : count;
    if (isPoint) return asSpan(dayPoint(daysAfter(day, direction * days)));
    const [first, last] = unitsFrom(dayNumber(day), days, stretch);
    if (first === last) return asSpan(dayPoint(dayAt(first)));
    return between(dayPoint(dayAt(first)), dayPoint(dayAt(last)));
  }
  const far = sameDay(day, direction * months * count);
  const near = isInclusive ? day : daysAfter(day, direction);
  const end = isInclusive ? daysAfter(far, -direction) : far;
  return direction > 0
    ? between(dayPoint(near), dayPoint(end))
    : between(dayPoint(end), dayPoint(near));
}

/**
 * Counts from a date, in units that are no finer than it is: months from a month or a day, years
 * from a year too.
 */
export function countFrom(resolved: Resolved, stretch: Stretch): Span | DateProblem {
  const { count, unit, direction, isPoint } = stretch;
  const months = MONTHS[unit];
  const point = direction > 0 ? resolved.to : resolved.from;
  const { year, month, day } = point;
  if (month === 'X' || day === 'X' || isSeason(month) || unit === 'century') return COARSE;
  const step = direction * count;
  if (isPoint && months !== undefined && months >= 12) {
    return asSpan({ ...pointOf(year + (step * months) / 12), qualifier: point.qualifier });
  }
  if (month !== null && day !== null) {
    if (!isPoint || months === undefined) return byDays({ year, month, day }, stretch);
    return asSpan(monthAt(monthIndex(point) + step * months));
  }
  if (months === undefined) return COARSE;
  if (month !== null) {
    if (isPoint) return asSpan(monthAt(monthIndex(point) + step * months));
    const [first, last] = unitsFrom(monthIndex(point), count * months, stretch);
    if (first === last) return asSpan(monthAt(first));
    return between(monthAt(first), monthAt(last));
  }
  if (months < 12) return COARSE;
  const [first, last] = unitsFrom(year, (count * months) / 12, stretch);
  return first === last ? asSpan(pointOf(first)) : between(pointOf(first), pointOf(last));
}
