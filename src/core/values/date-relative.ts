import { dayNumber, daysAfter, monthsAfter, weekdayOf, type Day } from './date-calendar.ts';
import { writeEdtf, type Point, type Span } from './date-edtf.ts';
import {
  monthNamed,
  numberNamed,
  seasonNamed,
  unitNamed,
  weekdayNamed,
  type Unit,
} from './date-names.ts';
import {
  afterAny,
  afterWords,
  anyOf,
  digitsAt,
  fixed,
  joinedAt,
  one,
  refused,
  textAt,
  type Base,
  type Match,
  type Reader,
} from './date-reader.ts';
import { asSpan, between, dayPoint, pointOf, qualified } from './date-stated.ts';

/** What words come to, seen from a day. */
type Count = (day: Day) => Span;

/**
 * Counts from the document's date. Where that is a month, a year or a longer time, the count holds
 * only if it comes to the same from its first day and its last.
 */
function counted({ document }: Reader, count: Count): Base {
  if (document === null) return refused('relative-without-date');
  const span = count(document.first);
  return writeEdtf(span) === writeEdtf(count(document.last))
    ? fixed(span, true)
    : refused('relative-to-coarse-date');
}

const NUMBER = /^\d{1,3}$/;
/** Before a number they make it another, or less than a number. */
const MODIFIERS = [
  'half',
  'than',
  'nearly',
  'almost',
  'over',
  'under',
  'and',
  'hundred',
  'thousand',
];

/** "two and a half", "twenty-two", "2.5", "more than two": what stands here is no number of its own. */
function isModified(reader: Reader, at: number): boolean {
  const before = textAt(reader, at - 1);
  if (MODIFIERS.includes(before) || digitsAt(reader, at - 1) !== '') return true;
  const isRange =
    ['to', 'or'].includes(before) &&
    (digitsAt(reader, at - 2) !== '' || numberNamed(textAt(reader, at - 2)) !== undefined);
  return (
    isRange ||
    numberNamed(before) !== undefined ||
    (joinedAt(reader, at) !== '' && /^[.,/–-]$/.test(before))
  );
}

/** "3", "three", "a", "a couple of"; "few" and "several" are no number. */
export function countAt(reader: Reader, at: number): { count: number; next: number } | null {
  if (isModified(reader, at)) return null;
  const couple = afterAny(reader, at, ['a couple of', 'a couple', 'couple of']);
  if (couple !== null) return { count: 2, next: couple };
  const dozen = afterAny(reader, at, ['a dozen']);
  if (dozen !== null) return { count: 12, next: dozen };
  const digits = digitsAt(reader, at);
  if (NUMBER.test(digits) && Number(digits) > 0) return { count: Number(digits), next: at + 1 };
  const count = numberNamed(textAt(reader, at));
  return count === undefined ? null : { count, next: at + 1 };
}

const monthPoint = (day: Day, months: number): Point => {
  const { year, month } = monthsAfter(day.year, day.month, months);
  return pointOf(year, month);
};

/** Monday to Sunday. */
function weekOf(day: Day, weeks: number): Span {
  const monday = daysAfter(day, weeks * 7 - weekdayOf(day));
  return between(dayPoint(monday), dayPoint(daysAfter(monday, 6)));
}

const MONTHS_OF: Readonly<Partial<Record<Unit, number>>> = { month: 1, quarter: 3 };

/** So many units away, no more exactly than the unit is. */
function away(count: number, unit: Unit): Count {
  return (day) => {
    switch (unit) {
      case 'day':
        return asSpan(dayPoint(daysAfter(day, count)));
      case 'week':
        return asSpan(qualified(dayPoint(daysAfter(day, count * 7)), '~'));
      case 'month':
        return asSpan(monthPoint(day, count));
      case 'quarter':
        return asSpan(qualified(monthPoint(day, count * 3), '~'));
      case 'year':
        return asSpan(pointOf(day.year + count));
      case 'decade':
        return asSpan(qualified(pointOf(day.year + count * 10), '~'));
      case 'century':
        return asSpan(qualified(pointOf(day.year + count * 100), '~'));
    }
  };
}

/** "yesterday", "the day before yesterday". */
function namedDayAt(reader: Reader, at: number): Match<Base> | null {
  const names: readonly (readonly [string, number])[] = [
    ['the day before yesterday', -2],
    ['day before yesterday', -2],
    ['the day after tomorrow', 2],
    ['day after tomorrow', 2],
    ['yesterday', -1],
    ['today', 0],
    ['tomorrow', 1],
  ];
  for (const [name, days] of names) {
    const next = afterWords(reader, at, name);
    if (next !== null) return one(next, counted(reader, away(days, 'day')));
  }
  return null;
}

/** "two years ago". */
function agoAt(reader: Reader, at: number): Match<Base> | null {
  const number = countAt(reader, at);
  const unit = number === null ? undefined : unitNamed(textAt(reader, number.next));
  if (number === null || unit === undefined) return null;
  if (textAt(reader, number.next + 1) !== 'ago') return null;
  return one(number.next + 2, counted(reader, away(-number.count, unit)));
}

/** The unit itself, so many before or after the present one: "last month", "this week". */
function wholeUnit(unit: Unit, step: number): Count | null {
  switch (unit) {
    case 'day':
      return null;
    case 'week':
      return (day) => weekOf(day, step);
    case 'month':
      return (day) => asSpan(monthPoint(day, step));
    case 'quarter':
      return (day) => {
        const first = monthPoint({ ...day, month: day.month - ((day.month - 1) % 3) }, step * 3);
        const last = monthPoint({ ...day, ...asDay(first) }, 2);
        return between(first, last);
      };
    case 'year':
      return (day) => asSpan(pointOf(day.year + step));
    default:
      return null;
  }
}

const asDay = (point: Point): Day => ({ year: point.year, month: Number(point.month), day: 1 });

/** The stretch of so many units up to the document's date, or from it on. */
function stretch(count: number, unit: Unit, step: number): Count | null {
  const whole = (day: Day, units: number): Point | null => {
    if (unit === 'day') return dayPoint(daysAfter(day, units));
    if (unit === 'week') return dayPoint(daysAfter(day, units * 7));
    const months = MONTHS_OF[unit];
    return months === undefined ? null : monthPoint(day, units * months);
  };
  if (unit === 'decade' || unit === 'century') return null;
  return (day) => {
    const near = whole(day, 0) ?? (count === 1 ? monthPoint(day, 0) : pointOf(day.year));
    const far =
      whole(day, step * count) ??
      (count === 1 ? monthPoint(day, step * 12) : pointOf(day.year + step * count));
    return step < 0 ? between(far, near) : between(near, far);
  };
}

const STEPS = new Map([
  ['last', -1],
  ['past', -1],
  ['this', 0],
  ['current', 0],
  ['next', 1],
  ['coming', 1],
]);

/** The last or next time that a month comes, other than the document's own. */
function nearestMonth(month: number, step: number): Count {
  return (day) => {
    if (step === 0) return asSpan(pointOf(day.year, month));
    const isPassed = step < 0 ? month < day.month : month > day.month;
    return asSpan(pointOf(isPassed ? day.year : day.year + step, month));
  };
}

function nearestWeekday(weekday: number, isAfter: boolean, isOwnDay: boolean): Count {
  return (day) => {
    const ago = (weekdayOf(day) - weekday + 7) % 7;
    const back = ago === 0 && !isOwnDay ? 7 : ago;
    const ahead = ago === 0 ? 7 : 7 - ago;
    return asSpan(dayPoint(daysAfter(day, isAfter ? ahead : -back)));
  };
}

/** "last August", "last Tuesday", "this summer", "last week", "the past three months". */
function steppedAt(reader: Reader, at: number): Match<Base> | null {
  const start = textAt(reader, at) === 'the' ? at + 1 : at;
  const later = ['earlier', 'later'].includes(textAt(reader, start)) ? start + 1 : start;
  const word = textAt(reader, later);
  const step = STEPS.get(word);
  if (step === undefined || (later > start && word !== 'this')) return null;
  const name = textAt(reader, later + 1);
  const next = later + 2;
  const month = monthNamed(name);
  if (month !== undefined && name !== 'may' && word !== 'past') {
    return one(next, counted(reader, nearestMonth(month, step)));
  }
  if (name === 'may' && reader.tokens[later + 1]?.isCapital === true) {
    return one(next, counted(reader, nearestMonth(5, step)));
  }
  const weekday = weekdayNamed(name);
  if (weekday !== undefined && step !== 0) {
    return one(next, counted(reader, nearestWeekday(weekday, step > 0, false)));
  }
  return seasonStep(reader, next, name, step) ?? unitStep(reader, at, later, step);
}

/** Whose summer is over depends on the hemisphere, so two years are offered. */
function seasonStep(reader: Reader, next: number, name: string, step: number): Match<Base> | null {
  const month = seasonNamed(name);
  if (month === undefined) return null;
  const inYear = (years: number): Base =>
    counted(reader, (day) => asSpan(pointOf(day.year + years, month)));
  const options = step === 0 ? [inYear(0)] : [inYear(0), inYear(step)];
  return anyOf(next, 'several-meanings', options);
}

function unitStep(reader: Reader, at: number, stepAt: number, step: number): Match<Base> | null {
  const word = textAt(reader, stepAt);
  const number = countAt(reader, stepAt + 1);
  const unit = unitNamed(textAt(reader, number?.next ?? stepAt + 1));
  if (unit === undefined) return null;
  const next = (number?.next ?? stepAt + 1) + 1;
  if (textAt(reader, next) === 'of') return null;
  const isStretch = number !== null || word === 'past' || (step < 0 && stepAt > at);
  const count =
    isStretch && step !== 0
      ? stretch(number?.count ?? 1, unit, step)
      : number === null
        ? wholeUnit(unit, step)
        : null;
  return count === null ? null : one(next, counted(reader, count));
}

/** "last year" behind a month or day: "in September last year". */
export function inNamedYear(
  reader: Reader,
  at: number,
  month: number | null,
  day: number | null,
): Match<Base> | null {
  const step = STEPS.get(textAt(reader, at));
  const isYear =
    textAt(reader, at + 1) === 'year' && !['past', 'coming'].includes(textAt(reader, at));
  if (step === undefined || !isYear) return null;
  return one(
    at + 2,
    counted(reader, ({ year }) => asSpan(pointOf(year + step, month, day))),
  );
}

/** "Tuesday": the last one up to the document's day, or the next. */
function weekdayAt(reader: Reader, at: number): Match<Base> | null {
  const weekday = weekdayNamed(textAt(reader, at));
  if (weekday === undefined || reader.tokens[at]?.isCapital !== true) return null;
  return anyOf(at + 1, 'several-meanings', [
    counted(reader, nearestWeekday(weekday, false, true)),
    counted(reader, nearestWeekday(weekday, true, true)),
  ]);
}

/** In the order in which they are tried. */
export const relativeRules = [namedDayAt, agoAt, steppedAt, weekdayAt];

/** The years that a date without one may be of, the likeliest first. */
export function likelyYears(
  document: NonNullable<Reader['document']>,
  startIn: (year: number) => Day | null,
): readonly number[] {
  const { year } = document.last;
  const latest = dayNumber(document.last) + 31;
  const isPast = (candidate: number): boolean => {
    const start = startIn(candidate);
    return start !== null && dayNumber(start) <= latest;
  };
  const likely = [year + 1, year, year - 1].find(isPast) ?? year;
  return [likely, likely - 1, likely + 1];
}
