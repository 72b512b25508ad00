import { dayNumber, type Day } from './date-calendar.ts';
import { daysOfSpan, isEdtf, isInOrder, writeEdtf, type Span } from './date-edtf.ts';
import type { DateProblem } from './date-problem.ts';
import type { Match, Reader } from './date-reader.ts';
import { isCounted, needsYear } from './date-resolve.ts';
import { isProblem, type Stated } from './date-stated.ts';

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

/** The years that a date without one may be of, the likeliest first. */
function likelyYears(
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
