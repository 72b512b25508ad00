import { dayNumber } from './date-calendar.ts';
import { daysOfSpan, isInOrder, isEdtf, writeEdtf, type Span } from './date-edtf.ts';
import type { DateProblem } from './date-problem.ts';
import type { Match, Reader } from './date-reader.ts';
import { likelyYears } from './date-relative.ts';
import {
  isCounted,
  isProblem,
  needsYear,
  resolve,
  type Resolved,
  type Stated,
} from './date-stated.ts';

/** How words come to a date, once the year is known that they may leave out. */
export interface Plan {
  readonly parts: readonly Stated[];
  readonly build: (year: number) => Span | DateProblem;
}

/** What a phrase comes to: at least one date, or why there is none. */
export interface Outcome {
  readonly next: number;
  readonly spans: readonly Span[];
  /** Why there is no span, or what is asked where there are several. */
  readonly problem: DateProblem | null;
  readonly isRelative: boolean;
}

/** A span that level 1 can write, in order. */
function sound(span: Span | DateProblem): Span | DateProblem {
  if (isProblem(span)) return span;
  if (!isInOrder(span)) return { code: 'reversed' };
  return isEdtf(writeEdtf(span)) ? span : { code: 'not-expressible' };
}

const missesYear = ({ parts }: Plan): boolean => parts.length > 0 && parts.every(needsYear);

function spansOf(reader: Reader, plan: Plan): readonly (Span | DateProblem)[] {
  if (!missesYear(plan)) return [sound(plan.build(0))];
  const isPossible = [2000, 2001].some((year) => !isProblem(sound(plan.build(year))));
  if (!isPossible) return [sound(plan.build(2000))];
  if (reader.document === null) return [{ code: 'no-year' }];
  const startIn = (year: number): ReturnType<typeof daysOfSpan>['first'] => {
    const span = plan.build(year);
    return isProblem(span) ? null : (daysOfSpan(span).first ?? daysOfSpan(span).last);
  };
  return likelyYears(reader.document, startIn)
    .map((year) => sound(plan.build(year)))
    .filter((span) => !isProblem(span));
}

/** Carries the plans out. What is possible among them stands; all impossible, the first says why. */
export function carryOut(reader: Reader, match: Match<Plan>): Outcome {
  const all = match.options.flatMap((plan) => spansOf(reader, plan));
  const distinct = new Map<string, Span>();
  for (const span of all) if (!isProblem(span)) distinct.set(writeEdtf(span), span);
  const spans = [...distinct.values()];
  const isYearMissing = match.options.some(missesYear);
  const isRelative =
    isYearMissing || match.options.some(({ parts }) => parts.some((each) => isCounted(each)));
  const firstProblem = all.find(isProblem) ?? { code: 'not-a-date' };
  const question = match.ambiguity ?? (isYearMissing ? { code: 'no-year' } : firstProblem);
  const problem = spans.length === 0 ? firstProblem : spans.length > 1 ? question : null;
  return { next: match.next, spans, problem, isRelative };
}

/** One date by itself. */
export const planOf = (part: Stated, build: (resolved: Resolved) => Span | DateProblem): Plan => ({
  parts: [part],
  build: (year) => {
    const resolved = resolve(part, year);
    return isProblem(resolved) ? resolved : build(resolved);
  },
});

function yearOf({ base }: Stated): number | null {
  if (base.kind === 'calendar') return base.year;
  if (base.kind === 'refused') return null;
  const { first, last } = daysOfSpan(base.span);
  return first?.year ?? last?.year ?? null;
}

const isBackward = (from: Resolved, to: Resolved): boolean => {
  const { first } = daysOfSpan({ kind: 'point', point: from.from });
  const { last } = daysOfSpan({ kind: 'point', point: to.to });
  return first !== null && last !== null && dayNumber(first) > dayNumber(last);
};

/**
 * From one date to another. A year that one of them leaves out is the other's, or the one before
 * or after where that puts them in order: "November 2021 to February".
 */
export function rangePlan(
  left: Stated,
  right: Stated,
  join: (from: Resolved, to: Resolved) => Span | DateProblem,
): Plan {
  const build = (year: number): Span | DateProblem => {
    const known = yearOf(left) ?? yearOf(right) ?? year;
    const from = resolve(left, yearOf(right) ?? known);
    const to = resolve(right, yearOf(left) ?? known);
    if (isProblem(from)) return from;
    if (isProblem(to)) return to;
    if (!isBackward(from, to)) return join(from, to);
    const isLeftFree = needsYear(left) && !needsYear(right);
    const earlier = isLeftFree ? resolve(left, known - 1) : from;
    const later = !isLeftFree && needsYear(right) ? resolve(right, known + 1) : to;
    return isProblem(earlier) ? earlier : isProblem(later) ? later : join(earlier, later);
  };
  return {
    parts: [left, right].sort((a, b) => Number(needsYear(a)) - Number(needsYear(b))),
    build,
  };
}

/** Pairs what two ambiguous dates may be: alike where they are alike, else each with each. */
export function pairUp<A, B, C>(a: Match<A>, b: Match<B>, pair: (a: A, b: B) => C): Match<C> {
  const isAlike = a.options.length === b.options.length;
  const options = a.options.flatMap((left, index) =>
    b.options.filter((_, other) => !isAlike || index === other).map((right) => pair(left, right)),
  );
  return { next: b.next, options, ambiguity: a.ambiguity ?? b.ambiguity };
}
