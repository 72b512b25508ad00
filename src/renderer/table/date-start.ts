/** A year, with its month where it is stated; seasons are no more exact than their year. */
const START = /^-?\d{4}(?:-(?:0[1-9]|1[0-2]))?(?!\d)/;

/**
 * The month in which a date begins as it is stated, "2021-03"; or the year where only that is
 * stated, "2021". Null where the beginning is open, unknown or vaguer than a year.
 *
 * @param edtf as values hold it, which is valid: it is not checked again, for there may be a million
 */
export const dateStart = (edtf: string): string | null => START.exec(edtf)?.[0] ?? null;
