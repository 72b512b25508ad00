import { weekdayOf } from './date-calendar.ts';
import { existsDay, isSeason, type Point, type Qualifier, type Span } from './date-edtf.ts';
import { asSpan, between, pointOf, qualified } from './date-points.ts';
import type { DateProblem } from './date-problem.ts';
import { rangeOf, resolvePoint, sliceOf } from './date-slices.ts';
import { isProblem, type CalendarDate, type Resolved, type Stated } from './date-stated.ts';

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
