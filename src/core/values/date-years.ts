import { between, pointOf } from './date-points.ts';
import {
  anyOf,
  calendar,
  digitsAt,
  fixed,
  joinedAt,
  one,
  textAt,
  type Base,
  type Match,
  type Reader,
} from './date-reader.ts';

const ERAS_BEFORE = ['bc', 'bce'];
const ERAS_AFTER = ['ad', 'ce'];
const APOSTROPHE = "'";

/** The centuries that two digits may stand in, the present one first. */
const centuries = (digits: string): readonly number[] => [
  2000 + Number(digits),
  1900 + Number(digits),
];

/**
 * Numbers in running text that may be a year: four digits from 1000 to 2199. After a month, the
 * digits of a note marker may hang on them ("August 202124").
 */
function yearInText(digits: string, isAfterMonth: boolean): number | null {
  if (/^(?:1\d|20|21)\d\d$/.test(digits)) return Number(digits);
  const isWithNote = isAfterMonth && /^(?:19|20)\d{3,5}$/.test(digits);
  return isWithNote ? Number(digits.slice(0, 4)) : null;
}

/** "$2021", "#2021" */
const isAmount = (reader: Reader, at: number): boolean =>
  joinedAt(reader, at) !== '' && /^[$€£¥#]$/.test(textAt(reader, at - 1));

function plainYear(reader: Reader, at: number, isAfterMonth: boolean): number | null {
  const digits = digitsAt(reader, at);
  if (digits === '' || isAmount(reader, at)) return null;
  if (reader.isRunning) return yearInText(digits, isAfterMonth);
  return digits.length === 4 ? Number(digits) : null;
}

/** Whether letters, or digits that are no year, hang on the token before: no year of its own then. */
function isContinued(reader: Reader, at: number, isAfterMonth: boolean): boolean {
  const joined = joinedAt(reader, at);
  if (joined === '') return false;
  if (joined === '%') return reader.isRunning;
  const isNote = reader.isRunning && isAfterMonth && joined === '.';
  const digits = !isNote && /^[-–./]$/.test(joined) ? joinedAt(reader, at + 1) : '';
  return /^\p{L}/u.test(joined) || (/^\d/.test(digits) && digits.length !== 4);
}

/** "2021", "’21", "44 BC", "AD 79". `isAfterMonth` lets a note marker hang on it in running text. */
export function yearAt(reader: Reader, at: number, isAfterMonth: boolean): Match<number> | null {
  if (textAt(reader, at) === APOSTROPHE && /^\d\d$/.test(joinedAt(reader, at + 1))) {
    const next = at + 2;
    if (isContinued(reader, next, isAfterMonth)) return null;
    return anyOf(next, 'several-meanings', centuries(digitsAt(reader, at + 1)));
  }
  if (ERAS_AFTER.includes(textAt(reader, at)) && /^\d{1,4}$/.test(digitsAt(reader, at + 1))) {
    return one(at + 2, Number(digitsAt(reader, at + 1)));
  }
  const digits = digitsAt(reader, at);
  const era = textAt(reader, at + 1);
  if (/^\d{1,5}$/.test(digits) && Number(digits) > 0) {
    if (ERAS_BEFORE.includes(era)) return one(at + 2, 1 - Number(digits));
    if (ERAS_AFTER.includes(era)) return one(at + 2, Number(digits));
  }
  const year = plainYear(reader, at, isAfterMonth);
  return year === null || isContinued(reader, at + 1, isAfterMonth) ? null : one(at + 1, year);
}

/** The last year of "2021-22" and "1999–00", from its two digits; null if they do not follow. */
export function lastOfYears(year: number, digits: string): number | null {
  const last = Math.floor(year / 100) * 100 + Number(digits);
  if (last > year) return last;
  return Number(digits) === 0 && year % 100 === 99 ? year + 1 : null;
}

/**
 * "2021–22", "2021-22", "2021/22", "2008/09". With a hyphen, "2021-22" may be EDTF's summer, and
 * "2008-09" is a month; with a slash, "2008/09" may be a month.
 */
export function yearsAt(reader: Reader, at: number): Match<Base> | null {
  const year = plainYear(reader, at, false);
  const mark = joinedAt(reader, at + 1);
  const digits = joinedAt(reader, at + 2);
  if (year === null || !/^\d\d$/.test(digits) || !['-', '–', '/'].includes(mark)) return null;
  const next = at + 3;
  const follows = joinedAt(reader, next);
  if (/^[\p{L}\d]/u.test(follows) || (follows === mark && /^\d/.test(joinedAt(reader, next + 1)))) {
    return null;
  }
  const last = lastOfYears(year, digits);
  const number = Number(digits);
  const month = number >= 1 && number <= 12 ? calendar({ year, month: number }) : null;
  if (month !== null && (last === null || mark === '-')) return one(next, month);
  if (last === null) return null;
  const years = fixed(between(pointOf(year), pointOf(last)), false);
  if (month !== null && mark === '/') return anyOf<Base>(next, 'several-meanings', [years, month]);
  const isSeason = mark === '-' && number >= 21 && number <= 24 && !reader.isRunning;
  return isSeason
    ? anyOf<Base>(next, 'several-meanings', [years, calendar({ year, month: number })])
    : one(next, years);
}

const DECADE = /^\d\d\d0$/;

/** "1990s", "the 1900s" (a decade or a century), "’90s". */
export function decadeAt(reader: Reader, at: number): Match<Base> | null {
  const isShort = textAt(reader, at) === APOSTROPHE && /^\d0$/.test(joinedAt(reader, at + 1));
  const digits = digitsAt(reader, isShort ? at + 1 : at);
  const after = isShort ? at + 2 : at + 1;
  const end = joinedAt(reader, after) === APOSTROPHE ? after + 1 : after;
  if (joinedAt(reader, end) !== 's' || !(isShort || DECADE.test(digits))) return null;
  const decades = isShort ? centuries(digits) : [Number(digits)];
  const options = decades.map((year) => calendar({ year, vagueDigits: 1 }));
  return !isShort && digits.endsWith('00')
    ? anyOf(end + 1, 'several-meanings', [
        ...options,
        calendar({ year: Number(digits), vagueDigits: 2 }),
      ])
    : anyOf(end + 1, 'several-meanings', options);
}

/** "20th century": the years of its hundreds, 1900 to 1999. */
export function centuryAt(reader: Reader, at: number): Match<Base> | null {
  const digits = digitsAt(reader, at);
  const isOrdinal = ['st', 'nd', 'rd', 'th'].includes(joinedAt(reader, at + 1));
  if (!/^\d{1,2}$/.test(digits) || !isOrdinal || digits === '0') return null;
  const name = textAt(reader, at + 2) === '-' ? at + 3 : at + 2;
  if (textAt(reader, name) !== 'century') return null;
  const next = name + 1;
  if (ERAS_BEFORE.includes(textAt(reader, next))) {
    return one(next + 1, { kind: 'refused', problem: { code: 'not-expressible' } });
  }
  return one(next, calendar({ year: (Number(digits) - 1) * 100, vagueDigits: 2 }));
}

/** A year that stands alone. */
export function bareYearAt(reader: Reader, at: number): Match<Base> | null {
  const match = yearAt(reader, at, false);
  if (match === null) return null;
  return { ...match, options: match.options.map((year) => calendar({ year })) };
}
