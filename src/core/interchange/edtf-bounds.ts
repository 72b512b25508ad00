import { dateBounds } from '#core/values';

/** First and last moment of a stated time. */
export interface Bounds {
  readonly first: string;
  readonly last: string;
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

function boundsOfEnd(text: string): Bounds | null {
  if (MOMENT.test(text)) return { first: text, last: text };
  const { first, last } = dateBounds(text) ?? { first: null, last: null };
  if (first === null || last === null || text.includes('X')) return null;
  return { first: `${first}T00:00:00Z`, last: `${last}T23:59:59Z` };
}

/**
 * The bounds of an EDTF date, of a moment in UTC, or of a closed interval of those. Null for what
 * has no certain bounds, such as open intervals and unspecified digits.
 */
export function edtfBounds(text: string): Bounds | null {
  const [from = '', to, ...more] = text.split('/');
  const first = boundsOfEnd(from);
  if (to === undefined || first === null) return first;
  const last = boundsOfEnd(to);
  if (more.length > 0 || last === null || last.last < first.first) return null;
  return { first: first.first, last: last.last };
}
