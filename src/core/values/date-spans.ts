import { daysAfter, monthsAfter, weekdayOf, type Day } from './date-calendar.ts';
import type { Point, Span } from './date-edtf.ts';
import type { Unit } from './date-names.ts';
import { asSpan, between, dayPoint, pointOf, qualified } from './date-points.ts';

/** What words come to, seen from a day. */
export type Count = (day: Day) => Span;

const monthPoint = (day: Day, months: number): Point => {
  const { year, month } = monthsAfter(day.year, day.month, months);
  return pointOf(year, month);
};

/** Monday to Sunday. */
function weekOf(day: Day, weeks: number): Span {
  const monday = daysAfter(day, weeks * 7 - weekdayOf(day));
  return between(dayPoint(monday), dayPoint(daysAfter(monday, 6)));
}

const MONTHS_OF: Readonly<Partial<Record<Unit, number>>> = { month: 1, quarter: 3 };

/** So many units away, no more exactly than the unit is. */
export function away(count: number, unit: Unit): Count {
  return (day) => {
    switch (unit) {
      case 'day':
        return asSpan(dayPoint(daysAfter(day, count)));
      case 'week':
        return asSpan(qualified(dayPoint(daysAfter(day, count * 7)), '~'));
      case 'month':
        return asSpan(monthPoint(day, count));
      case 'quarter':
        return asSpan(qualified(monthPoint(day, count * 3), '~'));
      case 'year':
        return asSpan(pointOf(day.year + count));
      case 'decade':
        return asSpan(qualified(pointOf(day.year + count * 10), '~'));
      case 'century':
        return asSpan(qualified(pointOf(day.year + count * 100), '~'));
    }
  };
}

/** The unit itself, so many before or after the present one: "last month", "this week". */
export function wholeUnit(unit: Unit, step: number): Count | null {
  switch (unit) {
    case 'day':
      return null;
    case 'week':
      return (day) => weekOf(day, step);
    case 'month':
      return (day) => asSpan(monthPoint(day, step));
    case 'quarter':
      return (day) => {
        const first = monthPoint({ ...day, month: day.month - ((day.month - 1) % 3) }, step * 3);
        const last = monthPoint({ ...day, ...asDay(first) }, 2);
        return between(first, last);
      };
    case 'year':
      return (day) => asSpan(pointOf(day.year + step));
    default:
      return null;
  }
}

const asDay = (point: Point): Day => ({ year: point.year, month: Number(point.month), day: 1 });

/** The stretch of so many units up to the document's date, or from it on. */
export function stretch(count: number, unit: Unit, step: number): Count | null {
  const whole = (day: Day, units: number): Point | null => {
    if (unit === 'day') return dayPoint(daysAfter(day, units));
    if (unit === 'week') return dayPoint(daysAfter(day, units * 7));
    const months = MONTHS_OF[unit];
    return months === undefined ? null : monthPoint(day, units * months);
  };
  if (unit === 'decade' || unit === 'century') return null;
  return (day) => {
    const near = whole(day, 0) ?? (count === 1 ? monthPoint(day, 0) : pointOf(day.year));
    const far =
      whole(day, step * count) ??
      (count === 1 ? monthPoint(day, step * 12) : pointOf(day.year + step * count));
    return step < 0 ? between(far, near) : between(near, far);
  };
}

/** The last or next time that a month comes, other than the document's own. */
export function nearestMonth(month: number, step: number): Count {
  return (day) => {
    if (step === 0) return asSpan(pointOf(day.year, month));
    const isPassed = step < 0 ? month < day.month : month > day.month;
    return asSpan(pointOf(isPassed ? day.year : day.year + step, month));
  };
}

export function nearestWeekday(weekday: number, isAfter: boolean, isOwnDay: boolean): Count {
  return (day) => {
    const ago = (weekdayOf(day) - weekday + 7) % 7;
    const back = ago === 0 && !isOwnDay ? 7 : ago;
    const ahead = ago === 0 ? 7 : 7 - ago;
    return asSpan(dayPoint(daysAfter(day, isAfter ? ahead : -back)));
  };
}
