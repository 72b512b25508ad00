/** What ends a line, turns it round, or steers a terminal. Marks for one letter's direction stay. */
const STEERING = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu;
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;

/**
 * A name as it may stand among other words, whoever gave it: on one line, and turning nothing but
 * itself. The record keeps it as it was given.
 */
export const shownName = (name: string): string =>
  name.replace(BREAKS, ' ').replace(STEERING, '\ufffd');
