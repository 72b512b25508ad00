import { actorOf, type Value } from '#core/model';
import type { Pace } from '#renderer/threads';
import { NONE } from './stored-values.ts';
import type { Beginnings } from './beginnings.ts';
import type { Meanings } from './meanings.ts';
import type { TableNames } from './shapes.ts';
import { compareTexts, sortBy } from './text-order.ts';

/** How values stand to one another. */

const KINDS: readonly Value['kind'][] = ['date', 'statistic', 'actor', 'claim'];
/** Values between two looks at the clock. */
const FEW = 64;
/** Actors without a name stand after those that have one. */
const NAMELESS = 1;

type NamedBy = Pick<TableNames, 'entities' | 'merged'>;

/**
 * Ranks by the values' numbers: dates by their beginning, statistics by their number, actors by name,
 * claims by who says them. What is the same in this has the same rank.
 */
export class ValueRanks {
  readonly #values: readonly Value[];
  readonly #beginnings: Beginnings;
  #ranks = new Int32Array(0);
  #namedBy: NamedBy | null = null;

  /** @param values it may grow */
  constructor(values: readonly Value[], beginnings: Beginnings) {
    this.#values = values;
    this.#beginnings = beginnings;
  }

  async bring(meanings: Meanings, pace: Pace, signal?: AbortSignal): Promise<Int32Array> {
    const { length } = this.#values;
    const { entities, merged } = meanings.names;
    const isNamedSame = this.#namedBy?.entities === entities && this.#namedBy.merged === merged;
    if (isNamedSame && this.#ranks.length === length) return this.#ranks;

    const kinds = new Uint8Array(length);
    const firsts = new Float64Array(length);
    const seconds = new Float64Array(length);
    const texts: string[] = [];
    for (let number = 0; number < length; number++) {
      if (number % FEW === 0 && pace.isDue()) await pace.rest(signal);
      const value = meanings.told(number);
      kinds[number] = KINDS.indexOf(value.kind);
      texts.push(textOf(value, meanings));
      if (value.kind === 'date') {
        firsts[number] = this.#beginnings.of(value.edtf) ?? -Infinity;
      } else if (value.kind === 'statistic') {
        firsts[number] = Number(value.min);
        seconds[number] = Number(value.max);
      } else firsts[number] = texts[number] === '' ? NAMELESS : 0;
    }
    const compare = (one: number, other: number): number =>
      (kinds[one] as number) - (kinds[other] as number) ||
      difference(firsts[one] as number, firsts[other] as number) ||
      difference(seconds[one] as number, seconds[other] as number) ||
      compareTexts(texts[one] as string, texts[other] as string);

    const all = await sortBy(Uint32Array.from(kinds.keys()), compare, pace, signal);
    const ranks = new Int32Array(length).fill(NONE);
    let rank = 0;
    for (const [at, number] of all.entries()) {
      if (at % FEW === 0 && pace.isDue()) await pace.rest(signal);
      if (at > 0 && compare(all[at - 1] as number, number) !== 0) rank++;
      ranks[number] = rank;
    }
    this.#ranks = ranks;
    this.#namedBy = { entities, merged };
    return ranks;
  }
}

const difference = (one: number, other: number): number => (one < other ? -1 : one > other ? 1 : 0);

/** What tells apart what is equal otherwise; of actors and claims, the name. */
function textOf(value: Value, { entityNames }: Meanings): string {
  if (value.kind === 'date') return value.edtf;
  if (value.kind === 'statistic') return `${value.unit ?? ''}\n${value.counted ?? ''}`;
  const actor = actorOf(value);
  return actor === null ? '' : (entityNames.get(actor) ?? '');
}
