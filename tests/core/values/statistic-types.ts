import type { Reading, StatisticProblem, StatisticValue } from '#core/values';

export type { StatisticValue };
export type StatisticReading = Reading<StatisticValue, StatisticProblem>;
