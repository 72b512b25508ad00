import type { Comparator, StatisticValue } from './shapes.ts';
import { compareDecimals, isDecimal } from './statistic-decimal.ts';

/** What a valid statistic is. */

const COMPARATORS: readonly Comparator[] = ['=', '≈', '<', '≤', '>', '≥'];

/** Longest texts, in UTF-16 code units. */
const LONGEST: Readonly<Record<string, number>> = { unit: 60, counted: 200, of: 200 };

const MEMBERS: readonly string[] = ['kind', 'comparator', 'min', 'max', ...Object.keys(LONGEST)];

/** One line, trimmed, well-formed, not empty. */
const isText = (value: unknown, longest: number): boolean =>
  typeof value === 'string' &&
  value !== '' &&
  value.length <= longest &&
  value.trim() === value &&
  !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(value);

/**
 * Whether a foreign object is a statistic of this shape: decimals of at most 40 digits, the smaller
 * first; texts of one line, trimmed and not empty; and no member besides.
 */
export function isStatistic(value: unknown): value is StatisticValue {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Readonly<Record<string, unknown>>;
  const { kind, comparator, min, max } = fields as Partial<Record<keyof StatisticValue, unknown>>;
  return (
    kind === 'statistic' &&
    COMPARATORS.some((each) => each === comparator) &&
    isDecimal(min) &&
    isDecimal(max) &&
    (min === max || compareDecimals(min, max) < 0) &&
    Object.entries(fields).every(
      ([name, member]) =>
        MEMBERS.includes(name) &&
        (!Object.hasOwn(LONGEST, name) || isText(member, LONGEST[name] ?? 0)),
    )
  );
}
