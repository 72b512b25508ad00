import type { StatisticValue } from '#core/values';
import type { Certainty, ClaimValue, Value } from './annotation-value.ts';
import type { EntityId } from './ids.ts';

/** How a place puts the parts of values into words. */
export interface ValueWords {
  readonly date: (edtf: string) => string;
  readonly statistic: (value: StatisticValue) => string;
  /** How an actor is called, also one that is not there any more. */
  readonly actor: (id: EntityId) => string;
  readonly certainty: (certainty: Certainty) => string;
  readonly saidBy: (name: string) => string;
  readonly source: (words: string) => string;
}

/** “denied, said by Open Data Charter, source ‘note 12’”: as much as is known of a claim. */
const claimInWords = (
  { saidBy, certainty, source }: ClaimValue,
  words: Omit<ValueWords, 'date' | 'statistic'>,
): string =>
  [
    ...(certainty === undefined ? [] : [words.certainty(certainty)]),
    ...(saidBy === undefined ? [] : [words.saidBy(words.actor(saidBy))]),
    ...(source === undefined ? [] : [words.source(source)]),
  ].join(', ');

/** Any value as a person reads it, in one line; empty for a claim that nothing is known of. */
export function valueInWords(value: Value, words: ValueWords): string {
  switch (value.kind) {
    case 'date':
      return words.date(value.edtf);
    case 'statistic':
      return words.statistic(value);
    case 'actor':
      return words.actor(value.entity);
    case 'claim':
      return claimInWords(value, words);
  }
}
