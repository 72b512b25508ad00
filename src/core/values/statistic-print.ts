import type { StatisticValue } from './shapes.ts';
import { sameStatistic } from './statistic-compose.ts';
import { standsBefore } from './statistic-currency.ts';
import { printDigits } from './statistic-digits.ts';
import { printExplicit } from './statistic-explicit.ts';
import { readStatistic } from './statistic-read.ts';

function numbers({ comparator, min, max }: StatisticValue): string {
  const sign = comparator === '=' ? '' : `${comparator} `;
  if (min === max) return sign + printDigits(min);
  const between = min.startsWith('-') || max.startsWith('-') ? ' to ' : '–';
  // "30–35,000" would be read as thousands at both ends.
  const isShort = /^\d{1,3}$/.test(min) && /^\d{5,6}$/.test(max);
  return sign + printDigits(min) + between + (isShort ? max : printDigits(max));
}

const joined = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' ');

/** How a value may be typed, the most pleasant first. */
function plainForms(value: StatisticValue): readonly string[] {
  const { comparator, unit = '', counted, of } = value;
  const slash = unit.indexOf('/');
  const isRate = slash >= 0;
  const base = isRate ? unit.slice(0, slash) : unit;
  const rate = isRate ? unit.slice(slash) : '';
  const bare = numbers(value);
  const sign = comparator === '=' ? '' : `${comparator} `;
  const heads = [
    counted === undefined ? joined(bare, unit) : joined(bare, base, counted, rate),
    ...(standsBefore(base)
      ? [joined(`${sign}${base}`, bare.slice(sign.length), counted, rate)]
      : []),
  ];
  return heads.flatMap((head) =>
    of === undefined ? [head] : [`${head} of ${of}`, `${head} out of ${of}`],
  );
}

/**
 * A statistic as it is typed: "≈ 23 attacks /month", "12–15 %", "52 % of attacks". Texts that would
 * be read otherwise stand in quotes, each behind its name. `readStatistic(printStatistic(v))` gives
 * `v` back.
 */
export function printStatistic(value: StatisticValue): string {
  const readsBack = (form: string): boolean => {
    const reading = readStatistic(form);
    return reading.kind === 'value' && sameStatistic(reading.value, value);
  };
  return plainForms(value).find(readsBack) ?? numbers(value) + printExplicit(value);
}
