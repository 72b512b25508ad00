import type { Comparator, Decimal } from './shapes.ts';
import { asRatio, scaledBy, scaleRatio, UNSCALED, type Amount } from './statistic-amount.ts';
import {
  compareDecimals,
  exactly,
  rounded,
  shiftDecimal,
  type Ratio,
  type Rounding,
} from './statistic-decimal.ts';
import type { StatisticProblem } from './statistic-problem.ts';
import type { RangeRead } from './statistic-range.ts';

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
