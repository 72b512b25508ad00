import { isoDay } from './date-calendar.ts';
import { daysOfSpan, parseEdtf } from './date-edtf.ts';

/** First and last day that a date may be, as ISO 8601 calendar days; null for an open end. */
export interface DateBounds {
  readonly first: string | null;
  readonly last: string | null;
}

/**
 * The days a date spans as it is stated; null for what is no EDTF. An end that is open or unknown
 * is null. "About" and "uncertain" do not widen it. Unspecified digits span all that they may be.
 * A season spans its whole year, for it depends on the hemisphere; a winter also the months
 * before and after that may count to it.
 */
export function dateBounds(edtf: string): DateBounds | null {
  const span = parseEdtf(edtf);
  if (span === null) return null;
  const { first, last } = daysOfSpan(span);
  return {
    first: first === null ? null : isoDay(first),
    last: last === null ? null : isoDay(last),
  };
}
