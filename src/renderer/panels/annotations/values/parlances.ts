import {
  readDate,
  readStatistic,
  type DateContext,
  type DateProblem,
  type DateValue,
  type StatisticProblem,
  type StatisticValue,
} from '#core/values';
import { strings } from '#renderer/words';
import type { Parlance } from './text-value-editor.tsx';

export const dateParlance = (
  label: string,
  context: DateContext,
): Parlance<DateValue, DateProblem> => ({
  label,
  placeholder: strings.values.typed.date,
  read: (typed) => readDate(typed, context),
  say: ({ edtf }) => strings.dates.date(edtf),
  sayProblem: strings.dates.problem,
});

export const statisticParlance = (label: string): Parlance<StatisticValue, StatisticProblem> => ({
  label,
  placeholder: strings.values.typed.statistic,
  read: readStatistic,
  say: strings.statistics.statistic,
  sayProblem: strings.statistics.problem,
});
