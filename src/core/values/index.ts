/** What dates and statistics mean: read from what people type, printed, put into words. */
export type { Comparator, DateValue, Reading, StatisticValue } from './shapes.ts';
export { dateBounds } from './date-bounds.ts';
export { isEdtf } from './date-edtf.ts';
export { dateIn } from './date-in-passage.ts';
export { dateInWords } from './date-in-words.ts';
export type { DateContext, DateProblem, DateProblemCode } from './date-problem.ts';
export { printDate, readDate } from './date-value.ts';
export { compareDecimals, isDecimal } from './statistic-decimal.ts';
export { decimalOf } from './statistic-decimal.ts';
export { statisticInWords } from './statistic-in-words.ts';
export { statisticIn } from './statistic-passage.ts';
export { printStatistic } from './statistic-print.ts';
export type { StatisticProblem } from './statistic-problem.ts';
export { readStatistic } from './statistic-read.ts';
export { isStatistic } from './statistic-shape.ts';
