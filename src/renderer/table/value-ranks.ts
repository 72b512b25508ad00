import type { Value } from '#core/model';
import { dayNumber, firstDay } from './beginnings.ts';
import { actorOf, type Meanings } from './meanings.ts';
import { compareTexts } from './text-ranks.ts';

/** How values stand to one another. */

const KINDS: readonly Value['kind'][] = ['date', 'statistic', 'actor', 'claim'];

interface SortedValue {
  readonly number: number;
  readonly kind: number;
  /** Numbers first, each before the next; then the text. */
  readonly first: number;
  readonly second: number;
  readonly text: string;
}

/** What a claim or an actor is told without stands after what has one. */
const NAMELESS = 1;

function sortedAs(value: Value, number: number, { entityNames }: Meanings): SortedValue {
  const kind = KINDS.indexOf(value.kind);
  if (value.kind === 'date') {
    const day = firstDay(value.edtf);
    const first = day === null ? -Infinity : dayNumber(day);
    return { number, kind, first, second: 0, text: value.edtf };
  }
  if (value.kind === 'statistic') {
    const text = `${value.unit ?? ''}\n${value.counted ?? ''}`;
    return { number, kind, first: Number(value.min), second: Number(value.max), text };
  }
  const actor = actorOf(value);
  const name = actor === null ? undefined : entityNames.get(actor);
  const first = name === undefined ? NAMELESS : 0;
  return { number, kind, first, second: 0, text: name ?? '' };
}

const difference = (one: number, other: number): number => (one < other ? -1 : one > other ? 1 : 0);

const compare = (one: SortedValue, other: SortedValue): number =>
  one.kind - other.kind ||
  difference(one.first, other.first) ||
  difference(one.second, other.second) ||
  compareTexts(one.text, other.text);

/**
 * Ranks by the values' numbers: dates by their beginning, statistics by their number, actors by name,
 * claims by who says them. What is the same in this has the same rank.
 */
export function valueRanks(values: readonly Value[], meanings: Meanings): Uint32Array {
  const list = values.map((_, number) => sortedAs(meanings.told(number), number, meanings));
  list.sort(compare);
  const ranks = new Uint32Array(values.length);
  let rank = 0;
  for (const [at, each] of list.entries()) {
    const before = list[at - 1];
    if (before !== undefined && compare(before, each) !== 0) rank++;
    ranks[each.number] = rank;
  }
  return ranks;
}
