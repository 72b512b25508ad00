/** A calendar date as picked: a year, or with a month, or with a day; each absent part is empty. */
export interface PickedDay {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

const DAY = /^(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;

function readDay(edtf: string): PickedDay {
  const [, year = '', month = '', day = ''] = DAY.exec(edtf) ?? [];
  return { year, month, day };
}

/** What of an EDTF date can be picked again; the rest starts empty. */
export function readPicked(edtf: string): { readonly from: PickedDay; readonly to: PickedDay } {
  const [from = '', to = ''] = edtf.split('/');
  return { from: readDay(from), to: readDay(to) };
}

/** A picked date as EDTF; null until it has a year. */
export function printDay({ year, month, day }: PickedDay): string | null {
  const digits = /^\d{1,4}$/.exec(year.trim())?.[0];
  if (digits === undefined) return null;
  const parts = [digits.padStart(4, '0')];
  if (month !== '') parts.push(month);
  if (month !== '' && day !== '') parts.push(day);
  return parts.join('-');
}

/** Days of a month, leap years as in the Gregorian calendar; 31 while the month is open. */
export function daysIn({ year, month }: PickedDay): number {
  if (month === '') return 31;
  // A year like a leap year while none is given.
  const at = new Date(Date.UTC(2000, Number(month), 0));
  if (year !== '') at.setUTCFullYear(Number(year), Number(month), 0);
  return at.getUTCDate();
}

/** A change of one part; a day that the month does not have is taken back. */
export function pick(picked: PickedDay, part: keyof PickedDay, value: string): PickedDay {
  const next = { ...picked, [part]: value };
  const isTooLate = next.day !== '' && Number(next.day) > daysIn(next);
  return next.month === '' || isTooLate ? { ...next, day: '' } : next;
}
