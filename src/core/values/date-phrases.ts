import { countedAt } from './date-counted.ts';
import { writeEdtf, type Point, type Span } from './date-edtf.ts';
import { from, openAt, until } from './date-open.ts';
import { datePartAt, FILLERS } from './date-parts.ts';
import { qualifierAt } from './date-part-words.ts';
import { carryOut, type Outcome } from './date-plan.ts';
import { between, neighbour, qualified } from './date-points.ts';
import type { DateProblem } from './date-problem.ts';
import { pairUp, plans, rangePlan, type Rule } from './date-ranges.ts';
import {
  afterAny,
  afterFillers,
  firstOf,
  mapMatch,
  textAt,
  type Match,
  type Reader,
} from './date-reader.ts';
import { isProblem, type Resolved, type Stated } from './date-stated.ts';

const TO = [
  'up to',
  'up until',
  'through to',
  'through until',
  'to',
  'until',
  'till',
  'til',
  'through',
  'thru',
  '-',
  '–',
];
const PRESENT = ['the present day', 'the present', 'present', 'today', 'now', 'date'];
const ONWARDS = [
  'onwards',
  'onward',
  'forward',
  'and onwards',
  'on',
  'and later',
  'or later',
  'and after',
  'or after',
  'and since',
];
const BACKWARDS = ['or earlier', 'and earlier', 'or before', 'and before'];
const fromTo = (left: Resolved, right: Resolved): Span => between(left.from, right.to);
const itself = ({ span }: Resolved): Span => span;

const range = (left: Match<Stated>, right: Match<Stated>) =>
  pairUp(left, right, (a, b) => rangePlan(a, b, fromTo));

const PERIOD_WORDS: ReadonlySet<string> = new Set([
  ...FILLERS,
  ...['period', 'time', 'days', 'weeks', 'months', 'years', 'throughout', 'over', 'within'],
]);

/** "15 to 17 September" is a period by itself. */
const isOfDays = ({ base }: Stated): boolean => base.kind === 'calendar' && base.lastDay !== null;

/** "between March and May 2020" */
const betweenAt: Rule = (reader, at) => {
  const start = afterAny(reader, afterFillers(reader, at, PERIOD_WORDS), ['between']);
  const left = start === null ? null : datePartAt(reader, start);
  if (left !== null && left.options.every(isOfDays)) return plans(left, itself);
  const and = left === null ? null : afterAny(reader, left.next, ['and', '-', '–', '&']);
  const right = and === null ? null : datePartAt(reader, and);
  return left === null || right === null ? null : range(left, right);
};

/** "September 2021 to June 2022", "2021–2022", "2019 to the present"; "from" may stand before. */
const rangeAt: Rule = (reader, at) => {
  const start = afterAny(reader, afterFillers(reader, at, PERIOD_WORDS), ['from', 'since']) ?? at;
  const left = datePartAt(reader, start);
  if (left === null) return null;
  if (textAt(reader, start - 1) === 'from' && left.options.every(isOfDays)) {
    return plans(left, itself);
  }
  const to = afterAny(reader, left.next, TO);
  if (to === null) return null;
  const present = afterAny(reader, to, PRESENT);
  if (present !== null) return { ...plans(left, from), next: present };
  const right = datePartAt(reader, to);
  return right === null ? null : range(left, right);
};

/** "2022 and 2023": a period only if the second comes right after the first. */
const consecutiveAt: Rule = (reader, at) => {
  const left = datePartAt(reader, at);
  const and = left === null ? null : afterAny(reader, left.next, ['and', '&']);
  const right = and === null ? null : datePartAt(reader, and);
  if (left === null || right === null) return null;
  const joined = (a: Resolved, b: Resolved): Span | DateProblem => {
    const next = a.span.kind === 'point' ? neighbour(a.span.point, 1) : null;
    const isNext =
      next !== null &&
      !isProblem(next) &&
      b.span.kind === 'point' &&
      writeEdtf({ kind: 'point', point: next }) === writeEdtf(b.span);
    return isNext ? fromTo(a, b) : { code: 'more-than-a-date' };
  };
  return pairUp(left, right, (a, b) => rangePlan(a, b, joined));
};

/** "from 2020 on", "2020 or later", "2020 or earlier"; in a field also "from 2020". */
const onwardsAt: Rule = (reader, at) => {
  const start = afterAny(reader, at, ['from']);
  const part = datePartAt(reader, start ?? at);
  if (part === null) return null;
  const isBareFrom = start !== null && !reader.isRunning;
  const wordings = start === null ? ONWARDS.filter((words) => words !== 'on') : ONWARDS;
  const onwards = afterAny(reader, part.next, wordings);
  if (onwards !== null) return { ...plans(part, from), next: onwards };
  const backwards = start === null ? afterAny(reader, part.next, BACKWARDS) : null;
  if (backwards !== null) return { ...plans(part, until), next: backwards };
  return isBareFrom ? plans(part, from) : null;
};

const singleAt: Rule = (reader, at) => {
  const part = datePartAt(reader, at);
  return part === null ? null : plans(part, itself);
};

/** In the order in which they are tried: the longer before what it begins with. */
const rules: readonly Rule[] = [
  betweenAt,
  countedAt,
  rangeAt,
  consecutiveAt,
  onwardsAt,
  openAt,
  singleAt,
];

const qualifiedEnd = (end: Point | '..' | '', qualifier: Point['qualifier']): Point | '..' | '' =>
  typeof end === 'string' ? end : qualified(end, qualifier);

/** "possibly between 2015 and 2018" */
const qualifiedRangeAt: Rule = (reader, at) => {
  const qualifier = qualifierAt(reader, at);
  const isRange = ['between', 'from', 'since', 'until', 'before', 'after'];
  if (qualifier === null || !isRange.includes(textAt(reader, qualifier.next))) return null;
  const match = firstOf(reader, qualifier.next, rules);
  if (match === null) return null;
  return mapMatch(match, (plan) => ({
    ...plan,
    build: (year) => {
      const span = plan.build(year);
      if (isProblem(span) || span.kind === 'point') return span;
      return {
        kind: 'interval',
        from: qualifiedEnd(span.from, qualifier.value),
        to: qualifiedEnd(span.to, qualifier.value),
      };
    },
  }));
};

/** The longest date that begins at a token. */
export function dateAt(reader: Reader, at: number): Outcome | null {
  const match = firstOf(reader, at, [qualifiedRangeAt, ...rules]);
  return match === null ? null : carryOut(reader, match);
}
