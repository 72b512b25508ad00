/** What dates and statistics mean: read from what people type, printed, put into words. */
export type { Comparator, DateValue, Decimal, Reading, StatisticValue } from './shapes.ts';
export { dateBounds, dateIn, dateInWords, isEdtf, printDate, readDate } from './date-value.ts';
export type { DateBounds, DateContext, DateProblem } from './date-value.ts';
export {
  isStatistic,
  printStatistic,
  readStatistic,
  statisticIn,
  statisticInWords,
} from './statistic-value.ts';
export type { StatisticProblem } from './statistic-value.ts';
