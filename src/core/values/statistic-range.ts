import { readAmount, type Amount } from './statistic-amount.ts';
import { currencyBefore } from './statistic-currency.ts';
import { matchAt } from './statistic-signs.ts';
import { readUnit } from './statistic-units.ts';

/** One number or a range, with the money or the unit that stands at its numbers. */
export interface RangeRead {
  readonly amounts: readonly [Amount] | readonly [Amount, Amount];
  readonly unit?: string;
  /** "30–35,000": the first number may have been left short. */
  readonly isShort?: boolean;
  /** Behind the last number, or its unit. */
  readonly end: number;
}

const SHORT = /^\d{1,3} ?[-–] ?\d{1,3},\d{3}$/;

const TO = / ?(?:-|–|\.\.\.?|…) ?| (?:to|or|through) /iy;
const AND = / and /iy;

interface Measured {
  readonly amount: Amount;
  readonly unit?: string;
  readonly end: number;
}

function measured(text: string, at: number): Measured | null {
  const sign = text.charAt(at) === '-' ? 1 : 0;
  const money = currencyBefore(text, at + sign);
  const from = money === null ? at : money.end;
  let amount = readAmount(text, from);
  if (amount === null) return null;
  if (money !== null) {
    // "-$5" has its sign before the money's.
    if (sign === 1) {
      const negative = readAmount(`-${text.slice(from)}`, 0);
      if (negative === null) return null;
      amount = { ...negative, end: negative.end + from - 1 };
    }
    if (amount.isMillionOrMetre) amount = asMillions(amount);
    return { amount, unit: money.unit, end: amount.end };
  }
  if (amount.isShare) return { amount, unit: '%', end: amount.end };
  const million = amount.isMillionOrMetre ? readUnit(text, amount.end) : null;
  if (million !== null) return { amount: asMillions(amount), unit: million.unit, end: million.end };
  // What follows "5m" is decided with the rest of the words.
  const unit = amount.isMillionOrMetre ? null : readUnit(text, amount.end);
  return unit === null ? { amount, end: amount.end } : { amount, unit: unit.unit, end: unit.end };
}

const asMillions = (amount: Amount): Amount => ({
  ...amount,
  scale: { power: 6, times: 1n },
  isMillionOrMetre: false,
});

/** Whether a number that ends here is whole, and not the head of a word: "23rd", "5-star". */
const endsWell = (text: string, end: number): boolean =>
  !/[\p{L}\p{N}]/u.test(text.charAt(end)) &&
  !/^(?:-(?!odd\b)[\p{L}\p{N}]|[.,:/]\d)/u.test(text.slice(end, end + 5));

/**
 * Reads a number or a range at a position. `joins` says whether "and" joins two ends ("between 12
 * and 15"), and whether "to" does.
 */
export function readRange(
  text: string,
  at: number,
  joins: { readonly and: boolean; readonly to: boolean },
): RangeRead | null {
  const low = measured(text, at);
  if (low === null) return null;
  const separator = matchAt(joins.and ? AND : TO, text, low.end);
  const isWord = separator !== null && /[a-z]/i.test(separator[0]);
  if (separator !== null && (joins.and || joins.to || !isWord)) {
    const high = measured(text, low.end + separator[0].length);
    const unit = high?.unit ?? low.unit;
    const isOneUnit = low.unit === undefined || unit === low.unit;
    if (high !== null && isOneUnit && endsWell(text, high.end))
      return {
        amounts: [
          low.amount,
          // "€5–10m" tells of money at its first number.
          low.unit === undefined || !high.amount.isMillionOrMetre
            ? high.amount
            : asMillions(high.amount),
        ],
        ...(unit !== undefined && { unit }),
        ...(SHORT.test(text.slice(at, high.amount.end)) && { isShort: true }),
        end: high.end,
      };
    if (high !== null && joins.and) return null;
  }
  if (joins.and || !endsWell(text, low.end)) return null;
  return {
    amounts: [low.amount],
    ...(low.unit !== undefined && { unit: low.unit }),
    end: low.end,
  };
}
