import { isDecimal, readStatistic } from '#core/values';
import { compareNumbers } from './compare-numbers.ts';
import type { NumberBound, NumberTerm } from './shapes.ts';

type Span = Pick<NumberTerm, 'from' | 'to'>;

const SIGN = /^(?:>=|<=|=>|=<|[<>=≥≤])/u;

const included = (decimal: string): NumberBound => ({ decimal, isIncluded: true });

/** One number, or two; null for what is none, and for what has a unit or is only about a number. */
function numbersOf(text: string): readonly [min: string, max: string] | null {
  const stated = text.trim();
  if (isDecimal(stated)) return [stated, stated];
  const reading = readStatistic(stated);
  if (reading.kind !== 'value') return null;
  const { comparator, min, max, unit, counted, of } = reading.value;
  const isBare = unit === undefined && counted === undefined && of === undefined;
  return isBare && comparator === '=' ? [min, max] : null;
}

/** A number behind a sign, or without one. */
function compared(text: string): Span | null {
  const sign = SIGN.exec(text)?.[0] ?? '';
  const numbers = numbersOf(text.slice(sign.length));
  if (numbers === null) return null;
  const [min, max] = numbers;
  if (sign === '' || sign === '=') return { from: included(min), to: included(max) };
  if (min !== max) return null;
  const bound = { decimal: min, isIncluded: sign !== '<' && sign !== '>' };
  return /[>≥]/u.test(sign) ? { from: bound, to: null } : { from: null, to: bound };
}

function between(text: string, at: number): Span | null {
  const [left, right] = [text.slice(0, at).trim(), text.slice(at + 2).trim()];
  const from = left === '' ? null : compared(left);
  const to = right === '' ? null : compared(right);
  if ((left !== '' && from === null) || (right !== '' && to === null)) return null;
  // ">10..<20" leaves both out; "<10.." and "..>20" say nothing.
  if ((from !== null && from.from === null) || (to !== null && to.to === null)) return null;
  const isOne = (span: Span | null): boolean =>
    span === null ||
    span.from === null ||
    span.to === null ||
    compareNumbers(span.from.decimal, span.to.decimal) === 0;
  return isOne(from) && isOne(to) ? { from: from?.from ?? null, to: to?.to ?? null } : null;
}

/**
 * Reads "40", "1,200", "1.5 million", ">=40", "10..50", ">10..<50". Null for all else, and for spans
 * without any end or that end before they begin.
 */
export function readNumber(text: string): Span | null {
  const typed = text.trim();
  const dots = typed.indexOf('..');
  const span = dots < 0 ? compared(typed) : between(typed, dots);
  if (span === null || (span.from === null && span.to === null)) return null;
  const { from, to } = span;
  if (from === null || to === null) return span;
  const order = compareNumbers(from.decimal, to.decimal);
  const holdsAny = order < 0 || (order === 0 && from.isIncluded && to.isIncluded);
  return holdsAny ? span : null;
}

const withSign = ({ decimal, isIncluded }: NumberBound, sign: string, own: string): string =>
  isIncluded ? own + decimal : sign + decimal;

/** A span of numbers as it is typed. */
export function printNumber({ from, to }: Span): string {
  if (to === null) return from === null ? '' : withSign(from, '>', '>=');
  if (from === null) return withSign(to, '<', '<=');
  if (from.decimal === to.decimal && from.isIncluded && to.isIncluded) return from.decimal;
  return `${withSign(from, '>', '')}..${withSign(to, '<', '')}`;
}
