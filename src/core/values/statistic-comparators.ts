import type { Comparator } from './shapes.ts';
import { matchAt } from './statistic-signs.ts';

/** Signs and words that tell how a number is meant. */

const BEFORE: readonly (readonly [Comparator, string])[] = [
  [
    '≥',
    'at least|no(?:t)? (?:fewer|less) than|a minimum of|minimum(?: of)?|min\\.?|upwards? of|as few as|as little as',
  ],
  [
    '≤',
    'at most|up to|no(?:t)? (?:more|greater|higher) than|a maximum of|maximum(?: of)?|max\\.?|as many as|as much as',
  ],
  [
    '>',
    '(?:(?:just|slightly|a little|well|far|significantly|much) )?(?:more than|over|above|greater than|higher than|in excess of)|exceeding|north of',
  ],
  [
    '<',
    '(?:(?:just|slightly|a little|well|far|significantly|much) )?(?:fewer than|less than|under|below|lower than|short of)',
  ],
  [
    '≈',
    'about|around|approximately|approx\\.?|roughly|circa|ca?\\.|ca|some|nearly|almost|close to|an estimated|estimated|in the region of|more or less|or so',
  ],
  [
    '=',
    'exactly|precisely|only|just|a mere|mere|a total of|a record|an average of|averaging|average of|equal to|equals|another|an additional|the',
  ],
];

const SIGNS: readonly (readonly [Comparator, string])[] = [
  ['≥', '≥|>=|=>|⩾'],
  ['≤', '≤|<=|=<|⩽'],
  ['>', '>'],
  ['<', '<'],
  ['≈', '≈|~|∼|≃|≅|≒'],
  ['=', '='],
];

const AFTER: readonly (readonly [Comparator, string])[] = [
  [
    '≥',
    '\\+(?!\\d)| or (?:more|over|above|higher|greater)| and (?:more|over|above|up|upwards?)| at least| plus| upwards?',
  ],
  [
    '≤',
    ' or (?:fewer|less|under|below|lower)| and (?:under|below|less)| at (?:the )?most| at maximum',
  ],
  ['≈', ' or so|[- ]odd| more or less| or thereabouts'],
];

const compiled = (
  table: readonly (readonly [Comparator, string])[],
  source: (words: string) => string,
): readonly (readonly [Comparator, RegExp])[] =>
  table.map(([comparator, words]) => [comparator, new RegExp(source(words), 'iuy')]);

const before = [
  ...compiled(SIGNS, (signs) => `(?:${signs}) ?`),
  ...compiled(BEFORE, (words) => `(?:${words}) +`),
];
const after = compiled(AFTER, (words) => `(?:${words})(?!\\p{L})`);

export interface ComparatorRead {
  readonly comparator: Comparator;
  readonly end: number;
}

function first(
  table: readonly (readonly [Comparator, RegExp])[],
  text: string,
  at: number,
): ComparatorRead | null {
  for (const [comparator, pattern] of table) {
    const match = matchAt(pattern, text, at);
    if (match !== null) return { comparator, end: at + match[0].length };
  }
  return null;
}

/** The comparator that begins at a position, before a number. */
export const comparatorBefore = (text: string, at: number): ComparatorRead | null =>
  first(before, text, at);

/** The comparator that begins at a position, behind a number: "or more", "+". */
export const comparatorAfter = (text: string, at: number): ComparatorRead | null =>
  first(after, text, at);

/**
 * What several comparators come to: "a total of about" is ≈. Where a bound is itself approximate
 * ("up to around 50"), both readings, since one value holds one comparator. Null for two bounds.
 */
export function together(comparators: readonly Comparator[]): readonly Comparator[] | null {
  const stated = [...new Set(comparators.filter((each) => each !== '='))];
  const bounds = stated.filter((each) => each !== '≈');
  if (bounds.length > 1) return null;
  if (stated.length === 0) return ['='];
  return stated.length === 1 ? stated : [...bounds, '≈'];
}
