import type { Decimal, StatisticValue } from './shapes.ts';
import { shiftDecimal, withoutTrailingZeros } from './statistic-decimal.ts';

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(locale: string, fraction: number | 'compact'): Intl.NumberFormat {
  const key = `${locale} ${String(fraction)}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(
    locale,
    fraction === 'compact'
      ? { notation: 'compact', compactDisplay: 'long', maximumFractionDigits: 20 }
      : { minimumFractionDigits: fraction, maximumFractionDigits: fraction },
  );
  formats.set(key, made);
  return made;
}

/** "1.2 million" says as much as "1,200,000"; "1.234567 million" would be harder to read. */
function isCalmInMillions(decimal: Decimal): boolean {
  if (decimal.includes('.') || !/^-?\d{7,15}$/.test(decimal)) return false;
  const places = Math.floor((decimal.replace('-', '').length - 1) / 3) * 3;
  const [, fraction = ''] = withoutTrailingZeros(shiftDecimal(decimal, -places)).split('.');
  return fraction.length <= 2;
}

const styleOf = (decimal: Decimal): number | 'compact' =>
  isCalmInMillions(decimal) ? 'compact' : (decimal.split('.')[1]?.length ?? 0);

/** Intl takes a decimal as text digit for digit; its type asks for the form of one. */
const numeral = (decimal: Decimal): `${number}` => decimal as `${number}`;

const numberInWords = (decimal: Decimal, locale: string): string =>
  formatOf(locale, styleOf(decimal)).format(numeral(decimal));

function rangeInWords(min: Decimal, max: Decimal, locale: string): string {
  const style = styleOf(min);
  if (style === styleOf(max))
    return formatOf(locale, style).formatRange(numeral(min), numeral(max));
  const joint = min.startsWith('-') || max.startsWith('-') ? ' – ' : '–';
  return `${numberInWords(min, locale)}${joint}${numberInWords(max, locale)}`;
}

/**
 * A statistic on a card: "≈ 23 attacks / month", "12–15 %", "> 1.2 million USD", digits grouped as
 * the locale does. The number is told exactly, however long. Throws for what is no locale.
 */
export function statisticInWords(value: StatisticValue, locale: string): string {
  const { comparator, min, max, unit = '', counted, of } = value;
  const isRate = unit.startsWith('/');
  const range = min === max ? numberInWords(min, locale) : rangeInWords(min, max, locale);
  return [
    ...(comparator === '=' ? [] : [comparator]),
    range,
    ...(unit === '' || isRate ? [] : [unit]),
    ...(counted === undefined ? [] : [counted]),
    ...(isRate ? [`/ ${unit.slice(1).trim()}`] : []),
    ...(of === undefined ? [] : [`of ${of}`]),
  ].join(' ');
}
