import { monthNamed, seasonNamed, unitNamed, weekdayNamed } from './date-names.ts';
import { writeEdtf } from './date-edtf.ts';
import { countAt } from './date-numbers.ts';
import { asSpan, pointOf } from './date-points.ts';
import {
  afterWords,
  anyOf,
  fixed,
  one,
  refused,
  textAt,
  type Base,
  type Match,
  type Reader,
} from './date-reader.ts';
import {
  away,
  nearestMonth,
  nearestWeekday,
  stretch,
  wholeUnit,
  type Count,
} from './date-spans.ts';

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

const STEPS = new Map([
  ['last', -1],
  ['past', -1],
  ['this', 0],
  ['current', 0],
  ['next', 1],
  ['coming', 1],
]);

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
