import { isEdtf } from '#core/values';

/** A year, with its month where it is stated; seasons are no more exact than their year. */
const START = /^(-?\d{4})(?:-(0[1-9]|1[0-2]))?/;

/**
 * The month in which a date begins as it is stated, "2021-03"; or the year where only that is
 * stated, "2021". Null where the beginning is open, unknown or vaguer than a year, and for what is
 * no EDTF.
 */
export function dateStart(edtf: string): string | null {
  const found = START.exec(edtf);
  return found !== null && isEdtf(edtf) ? found[0] : null;
}
