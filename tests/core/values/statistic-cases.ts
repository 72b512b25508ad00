import type { StatisticReading, StatisticValue } from './statistic-types.ts';

/** A reading in one line: "≈ 23 unit[/month] counted[attacks]", values of a choice joined by " | ". */
export function told(reading: StatisticReading | null): string {
  if (reading === null) return 'nothing';
  switch (reading.kind) {
    case 'empty':
      return 'empty';
    case 'refused':
      return `refused: ${reading.problem.code}`;
    case 'value':
      return toldValue(reading.value);
    case 'choice':
      return `${reading.problem.code}: ${reading.values.map(toldValue).join(' | ')}`;
  }
}

export function toldValue({ comparator, min, max, unit, counted, of }: StatisticValue): string {
  return [
    ...(comparator === '=' ? [] : [comparator]),
    min === max ? min : `${min}..${max}`,
    ...(unit === undefined ? [] : [`unit[${unit}]`]),
    ...(counted === undefined ? [] : [`counted[${counted}]`]),
    ...(of === undefined ? [] : [`of[${of}]`]),
  ].join(' ');
}
