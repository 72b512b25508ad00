import { valueInWords as inWords, type EntityId, type Value } from '#core/model';
import { strings } from '#renderer/words';

/** How an actor is called, also one that is not there any more. */
export type NameOf = (id: EntityId) => string;

/** Any value as a person reads it, in one line; empty for a claim that nothing is known of. */
export const valueInWords = (value: Value, nameOf: NameOf): string => {
  const { dates, statistics, values, past } = strings;
  return inWords(value, {
    date: dates.date,
    statistic: statistics.statistic,
    actor: nameOf,
    certainty: (certainty) => values.certainties[certainty],
    saidBy: (name) => `${values.saidBy.toLowerCase()} ${name}`,
    source: (words) => `${values.source.toLowerCase()} ${past.quote(words)}`,
  });
};
