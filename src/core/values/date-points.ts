import { daysAfter, monthsAfter, type Day } from './date-calendar.ts';
import { isSeason, type Point, type Qualifier, type Span } from './date-edtf.ts';
import type { DateProblem } from './date-problem.ts';

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
