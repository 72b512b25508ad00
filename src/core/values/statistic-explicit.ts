import type { StatisticValue } from './shapes.ts';

/**
 * The explicit form of what follows a number, for texts that would be read otherwise:
 * `unit "km" counted "ISK attacks" of "all that were claimed"`, each member at most once and in
 * this order, with `\"` and `\\` within the quotes.
 */

type Texts = Pick<StatisticValue, 'unit' | 'counted' | 'of'>;

const QUOTED = '"((?:[^"\\\\]|\\\\["\\\\])+)"';
const EXPLICIT = new RegExp(`^(?: unit ${QUOTED})?(?: counted ${QUOTED})?(?: of ${QUOTED})?$`, 'u');

const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
const unquote = (text: string): string => text.replace(/\\(["\\])/g, '$1');

/** The texts of an explicit form; null where the words are not of that form. */
export function readExplicit(tail: string): Texts | null {
  const match = tail === '' ? null : EXPLICIT.exec(tail);
  if (match === null) return null;
  const [, unit, counted, of] = match;
  return {
    ...(unit !== undefined && { unit: unquote(unit) }),
    ...(counted !== undefined && { counted: unquote(counted) }),
    ...(of !== undefined && { of: unquote(of) }),
  };
}

export const printExplicit = ({ unit, counted, of }: Texts): string =>
  [
    ...(unit === undefined ? [] : [` unit ${quote(unit)}`]),
    ...(counted === undefined ? [] : [` counted ${quote(counted)}`]),
    ...(of === undefined ? [] : [` of ${quote(of)}`]),
  ].join('');
