/** The English words that dates are made of. */

const numbered = (words: string, first: number): readonly (readonly [string, number])[] =>
  words
    .split(' ')
    .flatMap((names, index) => names.split('|').map((name) => [name, index + first] as const));

const MONTHS = new Map(
  numbered(
    'january|jan february|feb|febr march|mar april|apr may june|jun july|jul august|aug ' +
      'september|sep|sept october|oct november|nov december|dec',
    1,
  ),
);
const WEEKDAYS = new Map(
  numbered(
    'monday|mon tuesday|tue|tues wednesday|wed thursday|thu|thur|thurs friday|fri saturday|sat sunday|sun',
    0,
  ),
);
const SEASONS = new Map(numbered('spring summer autumn|fall winter', 21));
const NUMBERS = new Map(
  numbered(
    'a|an|one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen ' +
      'sixteen seventeen eighteen nineteen twenty',
    1,
  ),
);
const ORDINALS = new Map(numbered('first second third fourth', 1));

/** 1 to 12. */
export const monthNamed = (word: string): number | undefined => MONTHS.get(word);
/** 0 for Monday to 6 for Sunday. */
export const weekdayNamed = (word: string): number | undefined => WEEKDAYS.get(word);
/** EDTF's numbers, 21 to 24. */
export const seasonNamed = (word: string): number | undefined => SEASONS.get(word);
/** "a" and "one" to "twenty". */
export const numberNamed = (word: string): number | undefined => NUMBERS.get(word);
/** "first" to "fourth". */
export const ordinalNamed = (word: string): number | undefined => ORDINALS.get(word);

export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'decade' | 'century';

const UNITS: Readonly<Record<string, Unit>> = {
  day: 'day',
  days: 'day',
  week: 'week',
  weeks: 'week',
  month: 'month',
  months: 'month',
  quarter: 'quarter',
  quarters: 'quarter',
  year: 'year',
  years: 'year',
  decade: 'decade',
  decades: 'decade',
  century: 'century',
  centuries: 'century',
};

export const unitNamed = (word: string): Unit | undefined =>
  Object.hasOwn(UNITS, word) ? UNITS[word] : undefined;
