import { currencyAfter } from './statistic-currency.ts';
import { matchAt } from './statistic-signs.ts';

/** Units behind a number, and what a rate is per. */

/** Each unit as records hold it, and how else people write it. Words that also mean other things are left out. */
const UNITS: readonly (readonly [string, string])[] = [
  ['%', '%|percent|per cent|pct|pct\\.'],
  ['‰', '‰|per mille|permille'],
  ['percentage points', 'percentage points?|percent points?|%-points?|pp'],
  ['basis points', 'basis points?'],
  ['km/h', 'km/h|kmh|kph|kilomet(?:re|er)s per hour'],
  ['mph', 'mph|miles per hour'],
  ['km²', 'km²|km2|sq\\.? km|square kilomet(?:re|er)s?'],
  ['m²', 'm²|m2|sq\\.? m|square met(?:re|er)s?'],
  ['m³', 'm³|m3|cubic met(?:re|er)s?'],
  ['sq mi', 'sq\\.? mi|square miles?'],
  ['km', 'km|kms|kilomet(?:re|er)s?'],
  ['m', 'm|met(?:re|er)s?'],
  ['cm', 'cm|centimet(?:re|er)s?'],
  ['mm', 'mm|millimet(?:re|er)s?'],
  ['mi', 'mi|miles?'],
  ['ft', 'ft|feet|foot'],
  ['yd', 'yd|yards?'],
  ['kg', 'kg|kgs|kilos?|kilograms?|kilogrammes?'],
  ['g', 'g|grams?|grammes?'],
  ['t', 't|tonnes?|metric tons?'],
  ['tons', 'tons?'],
  ['lb', 'lbs?'],
  ['°C', '°C|degrees? (?:celsius|centigrade)'],
  ['°F', '°F|degrees? fahrenheit'],
  ['°', '°|degrees?'],
  ['ha', 'ha|hectares?'],
  ['acres', 'acres?'],
  ['l', 'l|lit(?:re|er)s?'],
  ['MW', 'MW|megawatts?'],
  ['GW', 'GW|gigawatts?'],
  ['kWh', 'kWh|kilowatt-hours?'],
  ['MWh', 'MWh|megawatt-hours?'],
  ['GB', 'GB|gigabytes?'],
  ['MB', 'MB|megabytes?'],
  ['TB', 'TB|terabytes?'],
  ['times', 'times|x|×'],
];

/** Lengths of time stay in the words that they are told in. */
const TIMES =
  'seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|years?|decades?|centuries|century';

/** Symbols tell their case, words do not. */
const isSymbol = (form: string): boolean =>
  /^(?:[a-zA-Z]{1,3}[²³23]?|°[CF]|kWh|MWh|km\/h)$/.test(form);

interface UnitPattern {
  readonly unit: string;
  readonly pattern: RegExp;
}

const compiled = (): readonly UnitPattern[] =>
  UNITS.flatMap(([unit, forms]) =>
    forms
      .split('|')
      .reduce<string[]>((whole, part) => {
        const last = whole.at(-1);
        // A "|" within brackets belongs to the form.
        const isOpen = last !== undefined && last.split('(').length > last.split(')').length;
        return isOpen ? [...whole.slice(0, -1), `${last}|${part}`] : [...whole, part];
      }, [])
      .map((form) => ({
        unit,
        pattern: new RegExp(
          ` ?(?:${form})(?![\\p{L}\\p{N}²³]|-[\\p{L}\\p{N}])`,
          isSymbol(form) ? 'uy' : 'iuy',
        ),
      })),
  );

let patterns: readonly UnitPattern[] | null = null;

const TIME = new RegExp(` ?(${TIMES})(?![\\p{L}\\p{N}])`, 'iuy');

export interface UnitRead {
  readonly unit: string;
  readonly end: number;
}

/** The unit at a position, after at most one space; the longest form wins. */
export function readUnit(text: string, at: number): UnitRead | null {
  let longest = currencyAfter(text, at);
  // At the first number only: every part of the program loads this, and few read numbers.
  patterns ??= compiled();
  for (const { unit, pattern } of patterns) {
    const match = matchAt(pattern, text, at);
    const end = at + (match?.[0].length ?? 0);
    if (match !== null && (longest === null || end > longest.end)) longest = { unit, end };
  }
  if (longest !== null) return longest;
  const time = matchAt(TIME, text, at);
  return time === null ? null : { unit: (time[1] ?? '').toLowerCase(), end: at + time[0].length };
}

const PER_TIME =
  / ?(?:(?:per|an?|each|every) |\/ ?)(second|minute|hour|day|night|week|month|quarter|season|year|decade|century|annum|head|person|capita)(?![\p{L}\p{N}-])(?! (?:ago|later|earlier|before|after|on)(?!\p{L}))/iuy;
const PER_NUMBER =
  / ?(?:per |\/ ?)(\d{1,3}(?:[, ]?\d{3})*|million|thousand|hundred|billion)( [\p{L}\p{M}'-]+)?(?![\p{L}\p{N}])/iuy;
const PER_WORD = / ?(?:per |\/ ?)([\p{L}][\p{L}\p{M}\p{N}²³'-]*)/iuy;
const ADVERB = / (annually|yearly|monthly|weekly|daily|hourly|p\.a\.)(?![\p{L}\p{N}])/iuy;

const ADVERBS: Readonly<Record<string, string>> = {
  annually: 'year',
  yearly: 'year',
  monthly: 'month',
  weekly: 'week',
  daily: 'day',
  hourly: 'hour',
  'p.a.': 'year',
};

const POWERS: Readonly<Record<string, string>> = {
  hundred: '100',
  thousand: '1000',
  million: '1000000',
  billion: '1000000000',
};

/**
 * What a rate is per, as "/month" or "/100000 people": for "a month", "per month", "monthly",
 * "per 100,000 people". Null where no rate begins there.
 */
export function readRate(text: string, at: number): UnitRead | null {
  const time = matchAt(PER_TIME, text, at);
  if (time !== null) {
    const word = (time[1] ?? '').toLowerCase();
    return { unit: word === 'annum' ? '/year' : `/${word}`, end: at + time[0].length };
  }
  const number = matchAt(PER_NUMBER, text, at);
  if (number !== null) {
    const [all, count = '', of = ''] = number;
    const isOf = !/^ (?:of|in|a|an|per|each|every|out|or)$/i.test(of);
    const digits = POWERS[count.toLowerCase()] ?? count.replace(/\D/g, '');
    const end = at + all.length - (isOf ? 0 : of.length);
    return { unit: `/${digits}${isOf ? of : ''}`, end };
  }
  const adverb = matchAt(ADVERB, text, at);
  if (adverb !== null)
    return {
      unit: `/${ADVERBS[(adverb[1] ?? '').toLowerCase()] ?? ''}`,
      end: at + adverb[0].length,
    };
  const word = matchAt(PER_WORD, text, at);
  if (word === null || /cent/i.test(word[1] ?? '')) return null;
  return { unit: `/${word[1] ?? ''}`, end: at + word[0].length };
}
