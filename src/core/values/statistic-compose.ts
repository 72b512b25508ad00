import type { Comparator, Reading, StatisticValue } from './shapes.ts';
import { together } from './statistic-comparators.ts';
import { meaningsOfRange, type Meaning } from './statistic-meaning.ts';
import type { StatisticProblem } from './statistic-problem.ts';
import type { RangeRead } from './statistic-range.ts';
import { isStatistic } from './statistic-shape.ts';

export type StatisticReading = Reading<StatisticValue, StatisticProblem>;

export const refused = (code: StatisticProblem['code']): StatisticReading => ({
  kind: 'refused',
  problem: { code },
});

/** The parts of a statement besides its numbers. */
export interface Said {
  readonly comparators: readonly Comparator[];
  readonly rate?: string | undefined;
  readonly counted?: string | undefined;
  readonly of?: string | undefined;
}

export const sameStatistic = (a: StatisticValue, b: StatisticValue): boolean =>
  a.comparator === b.comparator &&
  a.min === b.min &&
  a.max === b.max &&
  a.unit === b.unit &&
  a.counted === b.counted &&
  a.of === b.of;

function valueOf({ comparator, min, max, unit: own }: Meaning, said: Said): StatisticValue {
  const { rate, counted, of } = said;
  const unit = own === undefined && rate === undefined ? undefined : (own ?? '') + (rate ?? '');
  return {
    kind: 'statistic',
    comparator,
    min,
    max,
    ...(unit !== undefined && { unit }),
    ...(counted !== undefined && { counted }),
    ...(of !== undefined && { of }),
  };
}

/** A reading of values that each are whole: one, a choice, or none that a value may hold. */
export function readingOf(
  values: readonly StatisticValue[],
  problem: StatisticProblem,
): StatisticReading {
  const valid = values
    .filter(isStatistic)
    .filter((value, index, all) => all.findIndex((each) => sameStatistic(each, value)) === index);
  const [first] = valid;
  if (first === undefined) return refused('too-long');
  return valid.length === 1
    ? { kind: 'value', value: first }
    : { kind: 'choice', problem, values: valid };
}

/** What numbers and the words around them come to. */
export function compose(range: RangeRead, said: Said): StatisticReading {
  const comparators = together(said.comparators);
  if (comparators === null) return refused('unknown-words');
  const { meanings, problem } = meaningsOfRange(range, comparators);
  if (meanings.length === 0) return refused('reversed');
  return readingOf(
    meanings.map((meaning) => valueOf(meaning, said)),
    problem ?? { code: 'several-numbers' },
  );
}
