import { namedDateRules } from './date-named.ts';
import {
  compactDayAt,
  numericDayAt,
  numericDayMonthAt,
  numericMonthAt,
  numericYearMonthAt,
} from './date-numeric.ts';
import { afterthoughtAt, part, qualifierAt, sliceAt, WITHIN } from './date-part-words.ts';
import { bothQualifiers } from './date-points.ts';
import {
  afterAny,
  afterFillers,
  calendar,
  firstOf,
  joinedAt,
  mapMatch,
  one,
  textAt,
  type Base,
  type Match,
  type Reader,
} from './date-reader.ts';
import { relativeRules } from './date-relative.ts';
import type { Stated } from './date-stated.ts';
import { bareYearAt, centuryAt, decadeAt, yearAt, yearsAt } from './date-years.ts';

/** Words before a date that say nothing of it. */
export const FILLERS: ReadonlySet<string> = new Set([
  'as',
  'in',
  'on',
  'the',
  'of',
  'at',
  'during',
  'over',
  'throughout',
  'within',
]);
const NAMES = ['year', 'years', 'month'];

const PARTS_OF_YEAR = new Map([
  ['q', 4],
  ['h', 2],
]);

/** "Q3 2021", "2021 Q3", "H1 2022". */
function quarterAt(reader: Reader, at: number): Match<Stated> | null {
  const year = yearAt(reader, at, false);
  const name = year?.next ?? at;
  const parts = PARTS_OF_YEAR.get(textAt(reader, name));
  const number = Number(joinedAt(reader, name + 1));
  if (parts === undefined || !(number >= 1 && number <= parts)) return null;
  const slice = part((number - 1) / parts, number / parts, true);
  const behind = afterAny(reader, name + 2, ['of', '/', ',', '-']) ?? name + 2;
  const years = year ?? yearAt(reader, behind, false);
  if (years === null) {
    return one(name + 2, { base: calendar({}), slice, qualifier: '' });
  }
  const next = year === null ? years.next : name + 2;
  return {
    ...mapMatch(years, (value) => ({
      base: calendar({ year: value }),
      slice,
      qualifier: '' as const,
    })),
    next,
  };
}

const baseRules = [
  numericDayAt,
  numericDayMonthAt,
  compactDayAt,
  numericMonthAt,
  numericYearMonthAt,
  yearsAt,
  ...namedDateRules,
  centuryAt,
  decadeAt,
  ...relativeRules,
  bareYearAt,
];

/** "the year 2021", "the month of September 2021". */
function afterName(reader: Reader, at: number): number {
  const start = afterFillers(reader, at, FILLERS);
  if (!NAMES.includes(textAt(reader, start))) return start;
  const next = textAt(reader, start + 1) === 'of' ? start + 2 : start + 1;
  return firstOf(reader, next, baseRules) === null ? start : next;
}

/** "the" belongs to some dates ("the last year") and is idle before others. */
function wholeAt(reader: Reader, at: number): Match<Base> | null {
  const start = afterFillers(reader, at, FILLERS);
  const withArticle = start > at && textAt(reader, start - 1) === 'the' ? start - 1 : start;
  return (
    firstOf(reader, withArticle, baseRules) ??
    firstOf(reader, start, baseRules) ??
    firstOf(reader, afterName(reader, start), baseRules)
  );
}

function slicedAt(reader: Reader, at: number): Match<Stated> | null {
  const start = afterFillers(reader, at, FILLERS);
  const quarter = quarterAt(reader, start);
  if (quarter !== null) return quarter;
  const slice = sliceAt(reader, start);
  if (slice !== null) {
    const match = wholeAt(reader, slice.next);
    if (match !== null) {
      return mapMatch(match, (base) => ({ base, slice: slice.value, qualifier: '' }));
    }
  }
  const match = wholeAt(reader, at);
  return match === null ? null : mapMatch(match, (base) => ({ base, slice: null, qualifier: '' }));
}

/** One date in words, with what is said of how sure it is. */
export function datePartAt(reader: Reader, at: number): Match<Stated> | null {
  const known = reader.parts.get(at);
  if (known !== undefined) return known;
  const match = findDatePart(reader, at);
  reader.parts.set(at, match);
  return match;
}

function findDatePart(reader: Reader, at: number): Match<Stated> | null {
  const within = afterAny(reader, at, WITHIN) ?? at;
  const before = qualifierAt(reader, afterFillers(reader, within, FILLERS));
  const match = slicedAt(reader, before?.next ?? within);
  if (match === null) return null;
  const after = afterthoughtAt(reader, match.next);
  const qualifier = bothQualifiers(before?.value ?? '', after?.value ?? '');
  return {
    ...mapMatch(match, (found) => ({ ...found, qualifier })),
    next: after?.next ?? match.next,
  };
}
