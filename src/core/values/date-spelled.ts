import { strict } from 'chrono-node/en';
import { isEdtf } from './date-edtf.ts';
import { isoYear, twoDigits } from './date-calendar.ts';

/** Two moments that differ in year, month, day and weekday: what depends on neither is stated. */
const MOMENTS = ['1999-03-05T12:00:00Z', '2011-11-20T12:00:00Z'].map((at) => new Date(at));
const ORDINAL = /\b(?:first|second|third|\w+th)\b/iu;
const IDLE = /\b(?:in|on|the|of|at|during)\b|[\s.,]/giu;

function certainDate(text: string, instant: Date): string | null {
  const [found, ...others] = strict.parse(text, { instant, timezone: 0 });
  if (found === undefined || others.length > 0 || (found.end ?? null) !== null) return null;
  const { start } = found;
  const rest = text.replace(found.text, ' ').replaceAll(IDLE, '');
  const [year, month, day] = (['year', 'month', 'day'] as const).map((component) =>
    start.isCertain(component) ? start.get(component) : null,
  );
  if (rest !== '' || year == null || month == null || start.isCertain('hour')) return null;
  if (start.isCertain('timezoneOffset')) return null;
  if (!text.includes(isoYear(year))) return null;
  return `${isoYear(year)}-${twoDigits(month)}${day == null ? '' : `-${twoDigits(day)}`}`;
}

/**
 * A day in longer words ("the seventeenth of September, 2021"), as chrono-node reads it: only what
 * it is certain of, from the whole of the text, whatever the present is. Null otherwise, and where
 * other digits than the year's stand there: what those mean is not for a package to guess.
 */
export function spelledDate(text: string): string | null {
  if (!ORDINAL.test(text) || !/^\D*\d{4}\D*$/.test(text)) return null;
  const [first, second] = MOMENTS.map((moment) => certainDate(text, moment));
  return first != null && first === second && isEdtf(first) ? first : null;
}
