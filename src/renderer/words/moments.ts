import { locale } from './format.ts';

/** Moments of the past, in the person's own time zone. */

const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(locale, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const moment = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const exact = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** "Tue, 3 Mar 2026". */
export const formatDay = (iso: string): string => day.format(new Date(iso));

/** "09:10". */
export const formatTime = (iso: string): string => time.format(new Date(iso));

/** "09:10–11:40", with the day too where it goes on past midnight; "09:10" within a minute. */
export function formatStretch(from: string, to: string): string {
  const [start, end] = [new Date(from), new Date(to)];
  return start.toDateString() === end.toDateString()
    ? time.formatRange(start, end)
    : moment.formatRange(start, end);
}

/** "3 Mar 2026, 09:10". */
export const formatDayAndTime = (iso: string): string => moment.format(new Date(iso));

/** With seconds, where minutes would not tell two moments apart. */
export const formatExactly = (iso: string): string => exact.format(new Date(iso));
