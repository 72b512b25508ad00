import { daysOfSpan, isEdtf, parseEdtf, writeEdtf } from './date-edtf.ts';
import type { Outcome } from './date-plan.ts';
import type { DateContext, DateProblem } from './date-problem.ts';
import type { Reader } from './date-reader.ts';
import { tokensOf } from './date-tokens.ts';
import type { DateValue, Reading } from './shapes.ts';

export type DateReading = Reading<DateValue, DateProblem>;

const MOMENT = /^-?\d{4}-\d\d-\d\d(?=T)/;

/** The document's date without a time of day, where it is EDTF. */
export function publishedIn({ published }: DateContext): string | null {
  if (published === undefined) return null;
  const day = MOMENT.exec(published)?.[0] ?? published;
  return isEdtf(day) ? day : null;
}

/** The tokens of a text, with what rules may lean on. */
export function readerOf(text: string, published: string | null, isRunning: boolean): Reader {
  const span = published === null ? null : parseEdtf(published);
  const { first, last } = span === null ? { first: null, last: null } : daysOfSpan(span);
  const document = first === null || last === null ? null : { first, last };
  return { tokens: tokensOf(text), isRunning, document, parts: new Map() };
}

/** What a phrase comes to, as it is told outside. */
export function readingOf(
  { spans, problem, isRelative }: Outcome,
  published: string | null,
): DateReading {
  const values = spans.map((span): DateValue => {
    const value: DateValue = { kind: 'date', edtf: writeEdtf(span) };
    return isRelative && published !== null ? { ...value, relativeTo: published } : value;
  });
  const [value, ...others] = values;
  if (value === undefined) return { kind: 'refused', problem: problem ?? { code: 'not-a-date' } };
  return others.length === 0
    ? { kind: 'value', value }
    : { kind: 'choice', problem: problem ?? { code: 'several-meanings' }, values };
}
