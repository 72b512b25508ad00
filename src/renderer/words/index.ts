/** Words, numbers and dates as the person reads them: every sentence of the interface. */
export {
  capitalised,
  formatCount,
  formatEdtf,
  formatMoment,
  formatNumber,
  locale,
  pluralOf,
} from './format.ts';
export {
  formatDay,
  formatDayAndTime,
  formatExactly,
  formatStretch,
  formatTime,
} from './moments.ts';
export { strings } from './strings.ts';
