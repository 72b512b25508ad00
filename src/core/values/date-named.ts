import { monthNamed, seasonNamed, weekdayNamed } from './date-names.ts';
import {
  calendar,
  digitsAt,
  joinedAt,
  mapMatch,
  one,
  textAt,
  type Base,
  type Match,
  type Reader,
} from './date-reader.ts';
import type { CalendarDate } from './date-stated.ts';
import { inNamedYear } from './date-relative.ts';
import { lastOfYears, yearAt } from './date-years.ts';

const ORDINAL_ENDS = ['st', 'nd', 'rd', 'th'];
const DAY_JOINTS = ['-', '–', 'to', 'until', 'and', '/', '&'];

interface Found<T> {
  readonly value: T;
  readonly next: number;
}

/** "September", "Sept."; in running text with a capital or a year, for the sake of "may" and "march". */
function monthAt(reader: Reader, at: number): Found<number> | null {
  const text = textAt(reader, at);
  const value = monthNamed(text);
  const isShort = text.length <= 4 && joinedAt(reader, at + 1) === '.';
  const next = isShort ? at + 2 : at + 1;
  const isName = reader.tokens[at]?.isCapital === true || /^[12]\d{3}$/.test(textAt(reader, next));
  return value === undefined || (reader.isRunning && !isName) ? null : { value, next };
}

/** "17", "17th". */
function dayAt(reader: Reader, at: number): Found<number> | null {
  const digits = digitsAt(reader, at);
  if (!/^\d{1,2}$/.test(digits) || Number(digits) < 1) return null;
  const next = ORDINAL_ENDS.includes(joinedAt(reader, at + 1)) ? at + 2 : at + 1;
  return { value: Number(digits), next };
}

const stepOver = (reader: Reader, at: number, ...texts: readonly string[]): number =>
  texts.includes(textAt(reader, at)) ? at + 1 : at;

/** "Thursday, "; the place stays where there is none. */
function weekdayAt(reader: Reader, at: number): Found<number | null> {
  const value = weekdayNamed(textAt(reader, at));
  if (value === undefined) return { value: null, next: at };
  const dotted = stepOver(reader, at + 1, '.');
  const next = stepOver(reader, stepOver(reader, dotted, ','), 'the');
  return { value, next };
}

/** The day, and a second one of "15–17". */
function daysAt(reader: Reader, at: number): Found<{ day: number; lastDay: number | null }> | null {
  const first = dayAt(reader, at);
  if (first === null) return null;
  if (DAY_JOINTS.includes(textAt(reader, first.next))) {
    const last = dayAt(reader, stepOver(reader, first.next + 1, 'the'));
    const isConsecutive = last !== null && last.value === first.value + 1;
    const isBetween = [1, 2, 3].some((back) => textAt(reader, at - back) === 'between');
    const isRange = isBetween || !['and', '&', '/'].includes(textAt(reader, first.next));
    if (last !== null && (isRange || isConsecutive)) {
      return { value: { day: first.value, lastDay: last.value }, next: last.next };
    }
  }
  return { value: { day: first.value, lastDay: null }, next: first.next };
}

/** The year behind a month or day, over a comma or an "of"; without one the match ends before. */
function withYear(reader: Reader, at: number, date: Partial<CalendarDate>): Match<Base> {
  const start = stepOver(reader, at, ',', 'of', '-', '–');
  const isSpan = start > at && ['-', '–'].includes(textAt(reader, at));
  if (!isSpan || joinedAt(reader, start) !== '') {
    const year = yearAt(reader, start, true);
    if (year !== null) return mapMatch(year, (value) => calendar({ ...date, year: value }));
  }
  const named =
    (date.lastDay ?? null) === null && (date.weekday ?? null) === null
      ? inNamedYear(reader, start, date.month ?? null, date.day ?? null)
      : null;
  return named ?? one(at, calendar(date));
}

/** "Thursday, 17 September 2021", "17–19 Sept.", "17-Sep-2021". */
function dayMonthAt(reader: Reader, at: number): Match<Base> | null {
  const weekday = weekdayAt(reader, at);
  const days = daysAt(reader, weekday.next);
  if (days === null) return null;
  const hyphen = joinedAt(reader, days.next) === '-' ? days.next + 1 : days.next;
  const month = monthAt(reader, stepOver(reader, hyphen, 'of'));
  if (month === null) return null;
  return withYear(reader, month.next, {
    ...days.value,
    weekday: weekday.value,
    month: month.value,
  });
}

/** "Thursday, September 17, 2021", "September 15–17, 2021", "September 2021", "September". */
function monthDayAt(reader: Reader, at: number): Match<Base> | null {
  const weekday = weekdayAt(reader, at);
  const month = monthAt(reader, weekday.next);
  if (month === null) return null;
  const days = daysAt(reader, stepOver(reader, month.next, 'the'));
  const isYear = days !== null && ['bc', 'bce', 'ce'].includes(textAt(reader, days.next));
  if (days !== null && !isYear && !/^\p{L}/u.test(joinedAt(reader, days.next))) {
    return withYear(reader, days.next, {
      ...days.value,
      weekday: weekday.value,
      month: month.value,
    });
  }
  return weekday.value === null ? withYear(reader, month.next, { month: month.value }) : null;
}

/** "2021 September 17", "2021, September", in a field. */
function yearMonthAt(reader: Reader, at: number): Match<Base> | null {
  if (reader.isRunning) return null;
  const year = yearAt(reader, at, false);
  const month = year === null ? null : monthAt(reader, stepOver(reader, year.next, ',', '-'));
  if (year === null || month === null) return null;
  const day = dayAt(reader, stepOver(reader, month.next, '-'));
  return {
    ...mapMatch(year, (value) =>
      calendar({ year: value, month: month.value, day: day?.value ?? null }),
    ),
    next: day?.next ?? month.next,
  };
}

/** "2021–22", "2021/2022": the year in which a winter starts. */
function winterAt(reader: Reader, at: number): Found<number> | null {
  const [year, last] = [digitsAt(reader, at), joinedAt(reader, at + 2)];
  const isSpan = ['-', '–', '/'].includes(joinedAt(reader, at + 1));
  if (!isSpan || year.length !== 4 || !/^(?:\d\d|\d{4})$/.test(last)) return null;
  const end = last.length === 4 ? Number(last) : lastOfYears(Number(year), last);
  return end === Number(year) + 1 ? { value: Number(year), next: at + 3 } : null;
}

/** "spring 2021", "the winter of 2021–22". A season's year is the one in which it starts. */
function seasonAt(reader: Reader, at: number): Match<Base> | null {
  const month = seasonNamed(textAt(reader, at));
  if (month === undefined) return null;
  const start = stepOver(reader, stepOver(reader, at + 1, 'of', ','), 'the');
  const winter = month === 24 ? winterAt(reader, start) : null;
  if (winter !== null) return one(winter.next, calendar({ year: winter.value, month }));
  const year = yearAt(reader, start, true);
  if (year === null) return reader.isRunning ? null : one(at + 1, calendar({ month }));
  return mapMatch(year, (value) => calendar({ year: value, month }));
}

/** In the order in which they are tried. */
export const namedDateRules = [dayMonthAt, monthDayAt, yearMonthAt, seasonAt];
