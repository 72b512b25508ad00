/** Days as ISO 8601 writes them, in years from -9999 to 9999, and as numbers since 1970. */

const DAY = /^(-?\d{4})-(\d\d)-(\d\d)$/;
const MILLISECONDS = 86_400_000;
const MOST = 9999;

/** NaN for what is no day of the calendar. */
export function dayNumber(iso: string): number {
  const [, year = '', month = '', day = ''] = DAY.exec(iso) ?? [];
  if (year === '') return NaN;
  const at = new Date(0).setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return isoDay(at / MILLISECONDS) === iso ? at / MILLISECONDS : NaN;
}

/** Null beyond the years that are written with four digits. */
export function isoDay(number: number): string | null {
  const at = new Date(number * MILLISECONDS);
  const year = at.getUTCFullYear();
  if (!(Math.abs(year) <= MOST)) return null;
  const sign = year < 0 ? '-' : '';
  const [, monthAndDay = ''] = /-(\d\d-\d\d)T/.exec(at.toISOString()) ?? [];
  return `${sign}${String(Math.abs(year)).padStart(4, '0')}-${monthAndDay}`;
}

/** The day so many days after another. */
export const dayAfter = (iso: string, days: number): string | null => isoDay(dayNumber(iso) + days);

/** First millisecond of a day. */
export const startOfDay = (iso: string): number => dayNumber(iso) * MILLISECONDS;
export const DAY_LENGTH = MILLISECONDS;
