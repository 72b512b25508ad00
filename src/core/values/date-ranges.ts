import { dayNumber } from './date-calendar.ts';
import { daysOfSpan, type Span } from './date-edtf.ts';
import type { Plan } from './date-plan.ts';
import type { DateProblem } from './date-problem.ts';
import { mapMatch, type Match, type Reader } from './date-reader.ts';
import { needsYear, resolve } from './date-resolve.ts';
import { isProblem, type Resolved, type Stated } from './date-stated.ts';

/** One date by itself. */
const planOf = (part: Stated, build: (resolved: Resolved) => Span | DateProblem): Plan => ({
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

/** A rule that finds how words come to a date. */
export type Rule = (reader: Reader, at: number) => Match<Plan> | null;

/** Each of the dates that a part may be, by itself. */
export const plans = (
  match: Match<Stated>,
  build: (resolved: Resolved) => Span | DateProblem,
): Match<Plan> => mapMatch(match, (part) => planOf(part, build));
