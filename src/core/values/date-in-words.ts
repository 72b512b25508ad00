import { isSeason, parseEdtf, type End, type Point, type Qualifier } from './date-edtf.ts';

const SEASONS = ['spring', 'summer', 'autumn', 'winter'];

/** A year as it is spoken of: "2021", "AD 79", "44 BC". */
function yearInWords(year: number): string {
  if (year <= 0) return `${String(1 - year)} BC`;
  return year < 1000 ? `AD ${String(year)}` : String(year);
}

function calendarDate(year: number, month: number, day: number | null, locale: string): string {
  const at = new Date(0);
  const isUsual = year >= 1000;
  at.setUTCFullYear(isUsual ? year : 2000, month - 1, day ?? 1);
  const words = new Intl.DateTimeFormat(locale, {
    calendar: 'gregory',
    timeZone: 'UTC',
    month: 'long',
    ...(day === null ? {} : { day: 'numeric' }),
    ...(isUsual ? { year: 'numeric' } : {}),
  }).format(at);
  return isUsual ? words : `${words} ${yearInWords(year)}`;
}

/** "The 2000s" may be ten years or a hundred, so those are said in full. */
function vagueYear(year: number, count: number): string {
  if (count === 10 && year >= 1000 && year % 100 !== 0) return `some time in the ${String(year)}s`;
  return `some time between ${yearInWords(year)} and ${yearInWords(year + count - 1)}`;
}

function plainPoint({ year, vagueDigits, month, day }: Point, locale: string): string {
  if (vagueDigits > 0) return vagueYear(year, 10 ** vagueDigits);
  if (month === null) return yearInWords(year);
  if (month === 'X') return `some ${day === 'X' ? 'day' : 'month'} in ${yearInWords(year)}`;
  if (isSeason(month)) return `${SEASONS[month - 21] ?? ''} ${yearInWords(year)}`;
  if (day === 'X') return `some day in ${calendarDate(year, month, null, locale)}`;
  return calendarDate(year, month, day, locale);
}

const isAbout = (qualifier: Qualifier): boolean => qualifier === '~' || qualifier === '%';
const isUncertain = (qualifier: Qualifier): boolean => qualifier === '?' || qualifier === '%';

const aboutPoint = (point: Point, locale: string): string =>
  (isAbout(point.qualifier) ? 'about ' : '') + plainPoint(point, locale);

const endInWords = (point: Point, locale: string): string =>
  aboutPoint(point, locale) + (isUncertain(point.qualifier) ? ' (uncertain)' : '');

function intervalInWords(from: End, to: End, locale: string): string {
  if (typeof from === 'string') {
    if (typeof to === 'string') return '';
    return `until ${endInWords(to, locale)}${from === '' ? ', start unknown' : ''}`;
  }
  if (typeof to === 'string') {
    return to === ''
      ? `from ${endInWords(from, locale)}, end unknown`
      : `since ${endInWords(from, locale)}`;
  }
  return `from ${endInWords(from, locale)} to ${endInWords(to, locale)}`;
}

/**
 * A date in English words, as a person says it: "from September 2021 to September 2022", "about
 * 2023". Months and days are the locale's. What is no EDTF stands as it is.
 */
export function dateInWords(edtf: string, locale: string): string {
  const span = parseEdtf(edtf);
  if (span === null) return edtf;
  if (span.kind === 'interval') return intervalInWords(span.from, span.to, locale);
  return aboutPoint(span.point, locale) + (isUncertain(span.point.qualifier) ? ', uncertain' : '');
}
