import { compareDecimals } from '#core/values';

/**
 * Up to so many units of text a decimal has no more than 15 digits: each is another double than any
 * other, and in the same order.
 */
const SHORT = 15;

/** Less than 0, 0 or greater than 0 as `a` is less than, as great as or greater than `b`. Exact. */
export const compareNumbers = (a: string, b: string): number =>
  a.length <= SHORT && b.length <= SHORT ? Number(a) - Number(b) : compareDecimals(a, b);
