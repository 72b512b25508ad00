/** First and last moment of a stated time. */
export interface Bounds {
  readonly first: string;
  readonly last: string;
}

const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function daysOf(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const pad = (value: number): string => String(value).padStart(2, '0');

function boundsOfDate(text: string): Bounds | null {
  if (MOMENT.test(text)) return { first: text, last: text };
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined) return null;
  const firstMonth = Number(month ?? 1);
  const lastMonth = Number(month ?? 12);
  if (firstMonth < 1 || lastMonth > 12) return null;
  const length = daysOf(Number(year), lastMonth);
  const firstDay = Number(day ?? 1);
  const lastDay = Number(day ?? length);
  if (firstDay < 1 || lastDay > length) return null;
  return {
    first: `${year}-${pad(firstMonth)}-${pad(firstDay)}T00:00:00Z`,
    last: `${year}-${pad(lastMonth)}-${pad(lastDay)}T23:59:59Z`,
  };
}

/**
 * The bounds of an EDTF date, month, year, moment in UTC, or closed interval of those. Null for what
 * has no certain bounds, such as open intervals and unspecified digits.
 */
export function edtfBounds(text: string): Bounds | null {
  const [from, to, ...more] = text.split('/');
  if (from === undefined || more.length > 0) return null;
  const first = boundsOfDate(from);
  if (to === undefined || first === null) return first;
  const last = boundsOfDate(to);
  return last === null || last.last < first.first ? null : { first: first.first, last: last.last };
}
