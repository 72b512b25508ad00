import { strings } from '#renderer/words';
import { drawTime } from './draw-time.ts';
import type { Figure, Mark } from './figure.ts';
import type { TimeBin, TimeBins } from './time-bins.ts';

export interface TimeAsk {
  readonly summary: string;
  readonly bins: TimeBins;
  /** The query for the dates of a stretch of time: "2021-01..2021-03". */
  readonly queryOf: (span: string) => () => string;
}

/** As a query says it; open where the bin is. */
const spanOf = ({ first, last }: TimeBin): string =>
  first !== null && first === last ? first : `${first ?? ''}..${last ?? ''}`;

/** A stretch of time in words: "March 2021", "2021, quarter 1", "1990s". */
function told({ unit }: Pick<TimeBins, 'unit'>, { first, last }: TimeBin): string {
  const words = strings.overview;
  if (first === null) return words.upTo(last ?? '');
  if (last === null) return words.since(first);
  if (first === last) return words.dateOf(first);
  if (unit === 'decade') return words.decade(first);
  const [year = '', month = '1'] = first.split('-');
  return unit === 'quarter' && !first.startsWith('-')
    ? words.quarterOf(year, Math.ceil(Number(month) / 3))
    : words.quarter(first, last);
}

/** When dates begin: bars of one length of time, and those stated only to the year in a row apart. */
export function timeFigure(ask: TimeAsk): Figure {
  const words = strings.overview;
  const { bins, queryOf } = ask;
  const { months, years } = bins;
  const yearUnit = { unit: bins.unit === 'decade' ? 'decade' : 'year' } as const;
  const mark = (bin: TimeBin, row: number, label: string): Mark => ({
    label,
    query: queryOf(spanOf(bin)),
    row,
    column: bin.from,
  });
  return {
    id: 'dates',
    title: words.byTime,
    summary: ask.summary,
    hint: words.opensAll,
    marks: [
      ...months.map((bin) => mark(bin, 0, words.datesIn(bin.count, told(bins, bin)))),
      ...years.map((bin) => mark(bin, 1, words.yearsIn(bin.count, told(yearUnit, bin)))),
    ],
    table: {
      heads: [words.time, words.toTheMonth, words.toTheYear],
      rows: [
        ...months.map((bin) => [told(bins, bin), bin.count, 0]),
        ...years.map((bin) => [told(yearUnit, bin), 0, bin.count]),
      ],
    },
    draw: (plot, width, theme) => drawTime(bins, plot, width, theme),
    more: 0,
  };
}
