const PLAIN = /^[ -~]*$/;

/** What a person types into a field, and what it is looked for in: without case and accents. */
export const folded = (text: string): string =>
  // Most texts have no accents that are to be taken off, and lists may be long.
  (PLAIN.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '')).toLowerCase();
