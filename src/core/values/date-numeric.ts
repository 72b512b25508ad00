import {
  anyOf,
  calendar,
  digitsAt,
  joinedAt,
  one,
  refused,
  textAt,
  type Base,
  type Match,
  type Reader,
} from './date-reader.ts';

const SEPARATORS = ['-', '–', '.', '/'];

/** The place of the digits behind a separator; spaces may stand around "." and "/" in a field. */
function afterSeparator(reader: Reader, at: number, wanted: string | null): number | null {
  const mark = textAt(reader, at);
  if (!SEPARATORS.includes(mark) || (wanted !== null && mark !== wanted)) return null;
  const isTight = joinedAt(reader, at) !== '' && joinedAt(reader, at + 1) !== '';
  const maySpread = !reader.isRunning && (mark === '.' || mark === '/');
  return (isTight || maySpread) && digitsAt(reader, at + 1) !== '' ? at + 1 : null;
}

/** Whether more hangs on it, as on a time of day, a version or an address. */
function isContinued(reader: Reader, next: number, mark: string): boolean {
  const joined = joinedAt(reader, next);
  if (/^[\p{L}\d]/u.test(joined)) return true;
  if (!SEPARATORS.includes(joined) || !/^\d/.test(joinedAt(reader, next + 1))) return false;
  return joined === mark || !SEPARATORS.includes(joinedAt(reader, next + 2));
}

const isDay = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= 31 && year >= 0;

const date = (year: number, month: number, day: number): Base =>
  isDay(year, month, day) ? calendar({ year, month, day }) : refused('no-such-day');

function yearsOf(digits: string): readonly number[] {
  return digits.length === 4 ? [Number(digits)] : [2000 + Number(digits), 1900 + Number(digits)];
}

/** "17.9.2021" is day first; with other separators either may be, where both are possible. */
function dayOrMonthFirst(
  next: number,
  [first, second]: readonly [number, number],
  years: readonly number[],
  isDotted: boolean,
): Match<Base> {
  const dayFirst = years.map((year) => date(year, second, first));
  const monthFirst = years.map((year) => date(year, first, second));
  if (isDotted || first > 12 || first === second) return anyOf(next, 'several-meanings', dayFirst);
  if (second > 12) return anyOf(next, 'several-meanings', monthFirst);
  const options = years.flatMap((_, index) => [dayFirst[index], monthFirst[index]]);
  return anyOf(
    next,
    'ambiguous-order',
    options.filter((option) => option !== undefined),
  );
}

/** "2021-09-17", "17.9.2021", "03/04/2021", "17-09-21". */
export function numericDayAt(reader: Reader, at: number): Match<Base> | null {
  const second = afterSeparator(reader, at + 1, null);
  if (digitsAt(reader, at) === '' || second === null) return null;
  const mark = textAt(reader, at + 1);
  const third = afterSeparator(reader, second + 1, mark);
  if (third === null || isContinued(reader, third + 1, mark)) return null;
  const [a, b, c] = [at, second, third].map((place) => digitsAt(reader, place));
  if (a === undefined || b === undefined || c === undefined || b.length > 2) return null;
  const next = third + 1;
  if (a.length === 4 && c.length <= 2) return one(next, date(Number(a), Number(b), Number(c)));
  if (a.length > 2 || (c.length !== 4 && c.length !== 2)) return null;
  return dayOrMonthFirst(next, [Number(a), Number(b)], yearsOf(c), mark === '.');
}

/** "17.9." before a dash: "17.9.–20.9.2021". */
export function numericDayMonthAt(reader: Reader, at: number): Match<Base> | null {
  const [day, month] = [digitsAt(reader, at), digitsAt(reader, at + 2)];
  const isDotted = joinedAt(reader, at + 1) === '.' && joinedAt(reader, at + 3) === '.';
  const isStart = ['-', '–'].includes(textAt(reader, at + 4));
  if (!isDotted || !isStart || !/^\d\d?$/.test(day) || !/^\d\d?$/.test(month)) return null;
  return one(at + 4, calendar({ month: Number(month), day: Number(day) }));
}

/** "9/2021", "09.2021", "09-2021"; a year first is read with the spans of years. */
export function numericMonthAt(reader: Reader, at: number): Match<Base> | null {
  const second = afterSeparator(reader, at + 1, null);
  if (second === null || isContinued(reader, second + 1, textAt(reader, at + 1))) return null;
  const month = digitsAt(reader, at);
  const year = digitsAt(reader, second);
  if (!/^\d{1,2}$/.test(month) || year.length !== 4) return null;
  if (reader.isRunning && textAt(reader, at + 1) !== '/') return null;
  const isMonth = Number(month) >= 1 && Number(month) <= 12;
  return one(
    second + 1,
    isMonth ? calendar({ year: Number(year), month: Number(month) }) : refused('no-such-day'),
  );
}

/** "2021.09", "2021/9" in a field. */
export function numericYearMonthAt(reader: Reader, at: number): Match<Base> | null {
  const second = afterSeparator(reader, at + 1, null);
  if (
    reader.isRunning ||
    second === null ||
    isContinued(reader, second + 1, textAt(reader, at + 1))
  )
    return null;
  const year = digitsAt(reader, at);
  const month = Number(digitsAt(reader, second));
  const isShort = digitsAt(reader, second).length === 1 || textAt(reader, at + 1) === '.';
  if (year.length !== 4 || !isShort || month < 1 || month > 12) return null;
  return one(second + 1, calendar({ year: Number(year), month }));
}

const COMPACT = /^(?:1\d|20|21)\d{6}$/;

/** "20210917" in a field. */
export function compactDayAt(reader: Reader, at: number): Match<Base> | null {
  const digits = digitsAt(reader, at);
  if (reader.isRunning || !COMPACT.test(digits) || isContinued(reader, at + 1, '-')) return null;
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  return one(at + 1, date(year, month, day));
}
