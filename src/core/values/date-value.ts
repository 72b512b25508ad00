import { isEdtf, parseAnyOrder } from './date-edtf.ts';
import type { DateContext, DateProblem } from './date-problem.ts';
import type { DateValue, Reading } from './shapes.ts';

/** Reads a date that someone typed, in EDTF or in words. */
export function readDate(text: string, _context: DateContext): Reading<DateValue, DateProblem> {
  const typed = text.trim();
  if (typed === '') return { kind: 'empty' };
  if (isEdtf(typed)) return { kind: 'value', value: { kind: 'date', edtf: typed } };
  const code = parseAnyOrder(typed) === null ? 'not-a-date' : 'reversed';
  return { kind: 'refused', problem: { code } };
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
