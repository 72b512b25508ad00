import type { Decimal } from './shapes.ts';

/** Exact arithmetic on decimal numbers in plain digits. Nothing here is ever a float. */

/** Longest decimal that a value holds, in digits; and how many of them stand after the point. */
const MAX_DIGITS = 40;
const MAX_FRACTION = 20;

const DECIMAL = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/;

/** `units` divided by 10 to the `scale`. */
interface Scaled {
  readonly units: bigint;
  readonly scale: number;
}

const ten = (power: number): bigint => 10n ** BigInt(power);

function scaled(decimal: Decimal): Scaled {
  const [whole = '', fraction = ''] = decimal.split('.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

function printed({ units, scale }: Scaled): Decimal {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  const plain = scale === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return units < 0n ? `-${plain}` : plain;
}

/** Whether a text is a decimal that a value may hold: plain digits, not too many, and no "-0". */
export function isDecimal(text: unknown): text is Decimal {
  if (typeof text !== 'string' || text.length > MAX_DIGITS + 2) return false;
  const [, sign = '', whole = '', fraction = ''] = DECIMAL.exec(text) ?? [];
  return (
    whole !== '' &&
    whole.length + fraction.length <= MAX_DIGITS &&
    fraction.length <= MAX_FRACTION &&
    (sign === '' || /[1-9]/.test(whole + fraction))
  );
}

/** Digits with an optional point as a decimal: "007" as "7", ".5" as "0.5", "-0.0" as "0.0". */
export function decimalOf(digits: string): Decimal {
  const [whole = '', fraction] = digits.replace('-', '').split('.');
  const plain = whole.replace(/^0+(?=\d)/, '').padStart(1, '0');
  const unsigned = fraction === undefined ? plain : `${plain}.${fraction}`;
  return digits.startsWith('-') && /[1-9]/.test(digits) ? `-${unsigned}` : unsigned;
}

/** Less than 0, 0 or greater than 0 as `a` is less than, as great as or greater than `b`. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const [left, right] = [scaled(a), scaled(b)];
  const scale = Math.max(left.scale, right.scale);
  const difference = left.units * ten(scale - left.scale) - right.units * ten(scale - right.scale);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** A decimal times 10 to the `places`: digits that were stated stay, zeros at the end among them. */
export function shiftDecimal(decimal: Decimal, places: number): Decimal {
  const { units, scale } = scaled(decimal);
  return scale >= places
    ? printed({ units, scale: scale - places })
    : printed({ units: units * ten(places - scale), scale: 0 });
}

/** A decimal times a whole number. */
export function multiplyDecimal(decimal: Decimal, factor: bigint): Decimal {
  const { units, scale } = scaled(decimal);
  const product = printed({ units: units * factor, scale });
  return factor === 1n ? product : withoutTrailingZeros(product);
}

/** Without the zeros at the end of its fraction: "1.50" as "1.5", "2.0" as "2". */
export const withoutTrailingZeros = (decimal: Decimal): Decimal =>
  decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;

/** A quotient of whole numbers; the denominator is greater than 0. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export type Rounding = 'nearest' | 'down' | 'up';

/** The decimal that a ratio is, or null where it has none, as a third has not. */
export function exactly({ numerator, denominator }: Ratio): Decimal | null {
  for (let scale = 0; scale <= MAX_FRACTION; scale += 1)
    if ((numerator * ten(scale)) % denominator === 0n)
      return printed({ units: (numerator * ten(scale)) / denominator, scale });
  return null;
}

/** A ratio that is not negative, rounded to so many digits after the point. */
export function rounded({ numerator, denominator }: Ratio, scale: number, to: Rounding): Decimal {
  const shifted = numerator * ten(scale);
  const added = to === 'down' ? 0n : to === 'up' ? denominator - 1n : denominator / 2n;
  return printed({ units: (shifted + added) / denominator, scale });
}

/** A decimal that is not negative as a ratio. */
export function ratioOf(decimal: Decimal): Ratio {
  const { units, scale } = scaled(decimal);
  return { numerator: units, denominator: ten(scale) };
}
