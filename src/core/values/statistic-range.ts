import type { Comparator, Decimal } from './shapes.ts';
import {
  asRatio,
  readAmount,
  scaledBy,
  scaleRatio,
  UNSCALED,
  type Amount,
} from './statistic-amount.ts';
import { currencyBefore } from './statistic-currency.ts';
import {
  compareDecimals,
  exactly,
  rounded,
  shiftDecimal,
  type Ratio,
  type Rounding,
} from './statistic-decimal.ts';
import { matchAt } from './statistic-signs.ts';
import { readUnit } from './statistic-units.ts';
import type { StatisticProblem } from './statistic-problem.ts';

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

/** One meaning of a number or a range. */
export interface Meaning {
  readonly comparator: Comparator;
  readonly min: Decimal;
  readonly max: Decimal;
  readonly unit?: string;
}

export interface Meanings {
  readonly meanings: readonly Meaning[];
  /** Why there are several, or none. */
  readonly problem?: StatisticProblem;
}

/** A bound stays true when it is rounded away from what it bounds. */
const rounding = (comparator: Comparator): Rounding =>
  comparator === '>' || comparator === '≥'
    ? 'down'
    : comparator === '<' || comparator === '≤'
      ? 'up'
      : 'nearest';

const isBound = (comparator: Comparator): boolean => rounding(comparator) !== 'nearest';

/** "10–20 million": the scale is of both numbers, where that makes a range. */
function scaleOfLow(low: Amount, high: Amount): Amount['scale'] {
  const [from, to] = [low.meanings[0], high.meanings[0]];
  if (low.scale !== UNSCALED || high.scale === UNSCALED || low.isShare) return low.scale;
  if (from === undefined || to === undefined) return low.scale;
  const [a, b] = [asRatio(from), asRatio(to)];
  return a.numerator * b.denominator <= b.numerator * a.denominator ? high.scale : low.scale;
}

function decimalsOf(
  meaning: Decimal | Ratio,
  scale: Amount['scale'],
  isShare: boolean,
  comparator: Comparator,
): readonly Decimal[] {
  if (typeof meaning === 'string' && !isShare) return [scaledBy(meaning, scale)];
  const ratio = scaleRatio(asRatio(meaning), isShare ? { power: 2, times: 1n } : scale);
  const exact = exactly(ratio);
  if (exact !== null) return [exact];
  const places = isShare ? [0, 1] : [1, 2];
  return places.map((each) => rounded(ratio, each, rounding(comparator)));
}

const MILLIONS = { power: 6, times: 1n };

function meaningsOf(
  { amounts: [low, high], unit }: RangeRead,
  comparator: Comparator,
): readonly Meaning[] {
  const lowScale = high === undefined ? low.scale : scaleOfLow(low, high);
  const isInexact = [low, high].some((amount) =>
    amount?.meanings.some((each) => typeof each !== 'string'),
  );
  const said = isInexact && !isBound(comparator) ? '≈' : comparator;
  const decimals = (amount: Amount, scale: Amount['scale']): readonly Decimal[] =>
    amount.meanings.flatMap((each) => decimalsOf(each, scale, amount.isShare, comparator));
  const withUnit = (meaning: Omit<Meaning, 'unit'>, its: string | undefined): Meaning =>
    its === undefined ? meaning : { ...meaning, unit: its };
  const spans = (
    lows: readonly Decimal[],
    highs: readonly Decimal[] | undefined,
    its: string | undefined,
  ): readonly Meaning[] =>
    (highs !== undefined && highs.length > lows.length ? highs : lows).map((_, index) => {
      const min = lows[index] ?? lows[0] ?? '0';
      return withUnit({ comparator: said, min, max: highs?.[index] ?? highs?.[0] ?? min }, its);
    });
  if (!(high ?? low).isMillionOrMetre)
    return spans(decimals(low, lowScale), high && decimals(high, high.scale), unit);
  return [
    ...spans(decimals(low, MILLIONS), high && decimals(high, MILLIONS), unit),
    ...spans(decimals(low, UNSCALED), high && decimals(high, UNSCALED), unit ?? 'm'),
  ];
}

function problemOf(
  { amounts, isShort }: RangeRead,
  comparators: readonly Comparator[],
): StatisticProblem {
  const isSeparator = amounts.some(
    ({ meanings }) => meanings.length > 1 && meanings.every((each) => typeof each === 'string'),
  );
  if (isSeparator) return { code: 'ambiguous-separator' };
  if (isShort === true) return { code: 'ambiguous-start' };
  if (amounts.some(({ isMillionOrMetre }) => isMillionOrMetre)) return { code: 'ambiguous-letter' };
  return { code: comparators.length > 1 ? 'ambiguous-comparator' : 'fraction' };
}

/** "30–35,000" may be 30,000 to 35,000: the first number is in thousands where that makes a range. */
function withThousands(meaning: Meaning): readonly Meaning[] {
  const min = shiftDecimal(meaning.min, 3);
  return compareDecimals(min, meaning.max) < 0 ? [{ ...meaning, min }, meaning] : [meaning];
}

/** What a number or a range can mean under the comparators that it can have. */
export function meaningsOfRange(range: RangeRead, comparators: readonly Comparator[]): Meanings {
  const all = comparators
    .flatMap((comparator) => meaningsOf(range, comparator))
    .flatMap((meaning) => (range.isShort === true ? withThousands(meaning) : [meaning]));
  const kept = all
    .filter(({ min, max }) => compareDecimals(min, max) <= 0)
    .map((meaning) =>
      compareDecimals(meaning.min, meaning.max) === 0 ? { ...meaning, max: meaning.min } : meaning,
    );
  if (kept.length === 0) return { meanings: [], problem: { code: 'reversed' } };
  return kept.length === 1
    ? { meanings: kept }
    : { meanings: kept, problem: problemOf(range, comparators) };
}
