import { parse } from 'edtf';
import type { DateValue, Reading } from './shapes.ts';

/** Why words were not taken for a date, or need a choice. */
export type DateProblem =
  /** No date in the words. */
  | { readonly code: 'not-a-date' }
  /** EDTF by its looks, but not of levels 0 and 1, or of a day that no calendar has. */
  | { readonly code: 'not-edtf' }
  /** "03/04/2021": day or month first. */
  | { readonly code: 'ambiguous-order' }
  /** "last August" without a date to count from. */
  | { readonly code: 'relative-without-date' }
  /** The end lies before the start. */
  | { readonly code: 'reversed' };

/** What a reading of a date may lean on. */
export interface DateContext {
  /** EDTF date of the document, which relative words count from; absent where it is not known. */
  readonly published?: string;
}

/** First and last day that a date may be, as ISO 8601 calendar days; null for an open end. */
export interface DateBounds {
  readonly first: string | null;
  readonly last: string | null;
}

/** Reads a date that someone typed, in EDTF or in words. */
export function readDate(text: string, _context: DateContext): Reading<DateValue, DateProblem> {
  const typed = text.trim();
  if (typed === '') return { kind: 'empty' };
  return isEdtf(typed)
    ? { kind: 'value', value: { kind: 'date', edtf: typed } }
    : { kind: 'refused', problem: { code: 'not-a-date' } };
}

/** A date as it is typed: its EDTF. `readDate(printDate(v))` gives `v`'s EDTF back. */
export const printDate = ({ edtf }: DateValue): string => edtf;

/** The date that a passage of running text states, to propose it; null where it states none or several. */
export function dateIn(
  passage: string,
  context: DateContext,
): Reading<DateValue, DateProblem> | null {
  const reading = readDate(passage, context);
  return reading.kind === 'value' ? reading : null;
}

/** Whether a text is EDTF of levels 0 and 1. */
export function isEdtf(text: string): boolean {
  try {
    parse(text, { level: 1 });
    return true;
  } catch {
    return false;
  }
}

/** The days a date spans. */
export const dateBounds = (_edtf: string): DateBounds | null => null;

/** A date in words, as a person says it: "from September 2021 to September 2022", "about 2023". */
export const dateInWords = (edtf: string, _locale: string): string => edtf;
