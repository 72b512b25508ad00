import { strings } from '#renderer/words';
import { asking, sumOf, type Asked } from './asked.ts';
import type { Figure } from './figure.ts';
import { datesIn } from './narrowed.ts';
import { monthNumber, timeBins } from './time-bins.ts';
import { timeFigure } from './time-figure.ts';

/** When the stated dates begin; none where no date is stated. */
export function datesFigure(asked: Asked): readonly Figure[] {
  const words = strings.overview;
  const { byMonth, byYear, dates } = asked.overview;
  const bins = timeBins(byMonth, byYear);
  if (bins === null) return [];
  const times = [byMonth, byYear]
    .flatMap((counts) => [counts.at(0), counts.at(-1)])
    .flatMap((entry) => (entry === undefined ? [] : [entry[0]]));
  const first = times.reduce((a, b) => (monthNumber(b) < monthNumber(a) ? b : a));
  const last = times.reduce((a, b) => (monthNumber(b) > monthNumber(a) ? b : a));
  const [toMonth, toYear] = [sumOf(byMonth), sumOf(byYear)];
  const vague = dates - toMonth - toYear;
  const sentences = [
    words.byTimeSummary(toMonth + toYear, first, last),
    ...(toMonth === 0 ? [] : [words.unit(bins.unit)]),
    ...(toYear === 0 ? [] : [words.apart(bins.unit, toYear)]),
    ...(vague === 0 ? [] : [words.vague(vague)]),
  ];
  return [
    timeFigure({
      summary: sentences.join(' '),
      bins,
      queryOf: (span) => asking(asked, () => datesIn(span)),
    }),
  ];
}
