import type { Decimal } from './shapes.ts';
import { decimalOf } from './statistic-decimal.ts';
import { matchAt } from './statistic-signs.ts';

/** A number in digits, as far as its own signs go. */
export interface Digits {
  /** What it can mean, the likelier first: two for "1.234". */
  readonly meanings: readonly Decimal[];
  readonly end: number;
}

const GROUPED =
  /(\d{1,3})((?:(,)\d{3})(?:,\d{3})*|(?:( )\d{3})(?: \d{3})*|(?:(')\d{3})(?:'\d{3})*|(?:(\.)\d{3})(?:(?:\.\d{3})+|(?=,(?!\d{3}(?!\d))\d)))(?:([.,·])(\d+))?/y;
const INDIAN = /\d{1,2}(?:,\d{2})+,\d{3}(?:[.·]\d+)?/y;
const PLAIN = /(\d*)([.·])(\d+)|(\d+)(?:(,)(\d+))?/y;

/** What may not follow: the number would be cut within its digits, as in "1,2,3" or "12:30". */
const CUT = /[.,·':]?\d|\/\d/y;
const CUT_BY_GROUP = / \d{3}(?!\d)/y;

const endsWell = (text: string, end: number): boolean => matchAt(CUT, text, end) === null;

function grouped(text: string, at: number): Digits | null {
  const match = matchAt(GROUPED, text, at);
  if (match === null) return null;
  const [all, first = '', groups = '', comma, space, , dots, point, fraction] = match;
  const end = at + all.length;
  // "0,123" is a fraction, and "1,234,5" or "1.234.567.8" is no number.
  const isSame = point === comma || point === dots;
  if (first.startsWith('0') || (point !== undefined && isSame) || !endsWell(text, end)) return null;
  if (space !== undefined && matchAt(CUT_BY_GROUP, text, end) !== null) return null;
  const whole = first + groups.replace(/\D/g, '');
  return { meanings: [decimalOf(fraction === undefined ? whole : `${whole}.${fraction}`)], end };
}

function plain(text: string, at: number): Digits | null {
  const match = matchAt(PLAIN, text, at);
  if (match === null) return null;
  const [all, head, mark, tail = '', whole = '', , after] = match;
  const end = at + all.length;
  if (!endsWell(text, end)) return null;
  if (mark === undefined)
    return { meanings: [decimalOf(after === undefined ? whole : `${whole}.${after}`)], end };
  const decimal = decimalOf(`${head}.${tail}`);
  const isAmbiguous = mark === '.' && tail.length === 3 && /^[1-9]\d{0,2}$/.test(head ?? '');
  return { meanings: isAmbiguous ? [decimal, decimalOf(`${head}${tail}`)] : [decimal], end };
}

function indian(text: string, at: number): Digits | null {
  const match = matchAt(INDIAN, text, at);
  if (match === null || !endsWell(text, at + match[0].length)) return null;
  const digits = match[0].replaceAll(',', '').replace('·', '.');
  return { meanings: [decimalOf(digits)], end: at + match[0].length };
}

/**
 * Reads digits without a sign. A comma before groups of three marks thousands, as in English, and
 * is a decimal comma elsewhere ("1,5"); a single point before three digits may be either; a middle
 * dot, as The Lancet prints it, is always a decimal point. Null where there is no number, or one
 * that is cut within its digits.
 */
export const readDigits = (text: string, at: number): Digits | null =>
  grouped(text, at) ?? indian(text, at) ?? plain(text, at);

const MUST_BE_MARKED = /^-?[1-9]\d{0,2}\.\d{3}$/;

/** A decimal as `readDigits` takes it for that decimal and for no other. */
export function printDigits(decimal: Decimal): string {
  if (MUST_BE_MARKED.test(decimal)) return decimal.replace('.', '·');
  const [whole = '', fraction] = decimal.split('.');
  const groupedWhole = whole.length > 4 ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole;
  return fraction === undefined ? groupedWhole : `${groupedWhole}.${fraction}`;
}
