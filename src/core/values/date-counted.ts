import { countFrom, type Stretch } from './date-count.ts';
import { unitNamed } from './date-names.ts';
import { countAt } from './date-numbers.ts';
import { datePartAt, FILLERS } from './date-parts.ts';
import { plans, type Rule } from './date-ranges.ts';
import { afterAny, afterFillers, textAt } from './date-reader.ts';

interface Connector {
  readonly words: readonly string[];
  readonly direction: Stretch['direction'];
  readonly isInclusive: boolean;
}

const CONNECTORS: readonly Connector[] = [
  { words: ['after', 'following'], direction: 1, isInclusive: false },
  { words: ['from', 'since', 'starting', 'beginning'], direction: 1, isInclusive: true },
  { words: ['before', 'prior to', 'preceding'], direction: -1, isInclusive: false },
  {
    words: ['through to', 'up to', 'through', 'to', 'until', 'ending', 'ended'],
    direction: -1,
    isInclusive: true,
  },
];
const ADJECTIVES: ReadonlySet<string> = new Set([
  'first',
  'next',
  'following',
  'ensuing',
  'subsequent',
  'last',
  'previous',
  'preceding',
]);

/**
 * "the 12 months to September 2022", "in the four months after August 2021"; "the year to
 * March 2022"; without an article "two years after 2019" is the time that far away.
 */
export const countedAt: Rule = (reader, at) => {
  const start = afterFillers(reader, at, FILLERS);
  const first = afterFillers(reader, start, ADJECTIVES);
  const isNamed = start > at && textAt(reader, start - 1) === 'the';
  const number = countAt(reader, first) ?? { count: 1, next: first };
  const unit = unitNamed(textAt(reader, number.next));
  if (unit === undefined) return null;
  const isStretch = first > start || isNamed;
  for (const { words, direction, isInclusive } of CONNECTORS) {
    const next = afterAny(reader, number.next + 1, words);
    const part = next === null ? null : datePartAt(reader, next);
    if (part === null || (number.next === first && !isStretch && !isInclusive)) continue;
    const isPoint = !isStretch && !isInclusive;
    const stretch = { count: number.count, unit, direction, isInclusive, isPoint };
    return plans(part, (resolved) => countFrom(resolved, stretch));
  }
  return null;
};
