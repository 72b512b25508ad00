import { countFrom, type Stretch } from './date-count.ts';
import { writeEdtf, type Point, type Span } from './date-edtf.ts';
import { unitNamed } from './date-names.ts';
import { datePartAt, FILLERS, qualifierAt } from './date-parts.ts';
import { carryOut, pairUp, planOf, rangePlan, type Outcome, type Plan } from './date-plan.ts';
import type { DateProblem } from './date-problem.ts';
import {
  afterAny,
  afterFillers,
  firstOf,
  mapMatch,
  textAt,
  type Match,
  type Reader,
} from './date-reader.ts';
import { countAt } from './date-relative.ts';
import {
  between,
  isProblem,
  neighbour,
  qualified,
  type Resolved,
  type Stated,
} from './date-stated.ts';

type Rule = (reader: Reader, at: number) => Match<Plan> | null;

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
const SINCE = [
  'ever since',
  'since',
  'starting',
  'beginning in',
  'beginning on',
  'as from',
  'no earlier than',
  'not before',
];
const UNTIL = [
  'up to and including',
  'up until',
  'up to',
  'through to',
  'until',
  'till',
  'til',
  'through',
  'no later than',
  'not later than',
  'by',
];
const AFTER = ['after', 'following', 'post -', 'later than'];
const BEFORE = ['before', 'prior to', 'pre -', 'earlier than'];

const from = ({ from: start }: Resolved): Span => ({ kind: 'interval', from: start, to: '..' });
const until = ({ to: end }: Resolved): Span => ({ kind: 'interval', from: '..', to: end });
const fromTo = (left: Resolved, right: Resolved): Span => between(left.from, right.to);
const itself = ({ span }: Resolved): Span => span;

const after = ({ to: end }: Resolved): Span | DateProblem => {
  const next = neighbour(end, 1);
  return isProblem(next) ? next : { kind: 'interval', from: next, to: '..' };
};
const before = ({ from: start }: Resolved): Span | DateProblem => {
  const last = neighbour(start, -1);
  return isProblem(last) ? last : { kind: 'interval', from: '..', to: last };
};

const plans = (
  match: Match<Stated>,
  build: (resolved: Resolved) => Span | DateProblem,
): Match<Plan> => mapMatch(match, (part) => planOf(part, build));

const range = (left: Match<Stated>, right: Match<Stated>): Match<Plan> =>
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

const OPEN: readonly (readonly [readonly string[], (resolved: Resolved) => Span | DateProblem])[] =
  [
    [SINCE, from],
    [UNTIL, until],
    [AFTER, after],
    [BEFORE, before],
  ];

/** "shortly after", "months before", "not until": the time is another than the rest says. */
const isLedInto = (reader: Reader, at: number): boolean => {
  const word = textAt(reader, at - 1);
  return LEADING.includes(word) || unitNamed(word) !== undefined;
};
const LEADING = ['soon', 'shortly', 'just', 'immediately', 'right', 'long', 'well', 'not', 'never'];

/** "Before the end of 2021" is until then, "after the start" is from then on. */
const isFarEdge = ({ slice }: Stated, edge: 'start' | 'end'): boolean =>
  slice?.kind === 'edge' && slice.edge === edge;

/** "since 2020", "until May 2021", "before 2019". */
const openAt: Rule = (reader, at) => {
  if (isLedInto(reader, at)) return null;
  for (const [wordings, build] of OPEN) {
    const start = afterAny(reader, at, wordings);
    if (start === null) continue;
    const isOfEvent =
      reader.isRunning && (build === after || build === before) && textAt(reader, start) === 'the';
    const part = isOfEvent ? null : datePartAt(reader, start);
    if (part === null) continue;
    if (build === before && part.options.every((each) => isFarEdge(each, 'end'))) {
      return plans(part, until);
    }
    if (build === after && part.options.every((each) => isFarEdge(each, 'start'))) {
      return plans(part, from);
    }
    return plans(part, build);
  }
  return null;
};

interface Connector {
  readonly words: readonly string[];
  readonly direction: Stretch['direction'];
  readonly isInclusive: boolean;
}

const CONNECTORS: readonly Connector[] = [
  { words: ['after', 'following'], direction: 1, isInclusive: false },
  { words: ['from', 'since', 'starting', 'beginning'], direction: 1, isInclusive: true },
  { words: ['before', 'prior to', 'preceding'], direction: -1, isInclusive: false },
  {
    words: ['through to', 'up to', 'through', 'to', 'until', 'ending', 'ended'],
    direction: -1,
    isInclusive: true,
  },
];
const ADJECTIVES: ReadonlySet<string> = new Set([
  'first',
  'next',
  'following',
  'ensuing',
  'subsequent',
  'last',
  'previous',
  'preceding',
]);

/**
 * "the 12 months to September 2022", "in the four months after August 2021"; "the year to
 * March 2022"; without an article "two years after 2019" is the time that far away.
 */
const countedAt: Rule = (reader, at) => {
  const start = afterFillers(reader, at, FILLERS);
  const first = afterFillers(reader, start, ADJECTIVES);
  const isNamed = start > at && textAt(reader, start - 1) === 'the';
  const number = countAt(reader, first) ?? { count: 1, next: first };
  const unit = unitNamed(textAt(reader, number.next));
  if (unit === undefined) return null;
  const isStretch = first > start || isNamed;
  for (const { words, direction, isInclusive } of CONNECTORS) {
    const next = afterAny(reader, number.next + 1, words);
    const part = next === null ? null : datePartAt(reader, next);
    if (part === null || (number.next === first && !isStretch && !isInclusive)) continue;
    const isPoint = !isStretch && !isInclusive;
    const stretch = { count: number.count, unit, direction, isInclusive, isPoint };
    return plans(part, (resolved) => countFrom(resolved, stretch));
  }
  return null;
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
