import type { ClaimValue, EntityId, Value } from '#core/model';
import { strings } from '#renderer/words';

/** How an actor is called, also one that is not there any more. */
export type NameOf = (id: EntityId) => string;

/** "denied, said by Open Data Charter, source “note 12”": as much as is known of a claim. */
function claimInWords({ saidBy, certainty, source }: ClaimValue, nameOf: NameOf): string {
  const { values, past } = strings;
  return [
    ...(certainty === undefined ? [] : [values.certainties[certainty]]),
    ...(saidBy === undefined ? [] : [`${values.saidBy.toLowerCase()} ${nameOf(saidBy)}`]),
    ...(source === undefined ? [] : [`${values.source.toLowerCase()} ${past.quote(source)}`]),
  ].join(', ');
}

/** Any value as a person reads it, in one line; empty for a claim that nothing is known of. */
export function valueInWords(value: Value, nameOf: NameOf): string {
  switch (value.kind) {
    case 'date':
      return strings.dates.date(value.edtf);
    case 'statistic':
      return strings.statistics.statistic(value);
    case 'actor':
      return nameOf(value.entity);
    case 'claim':
      return claimInWords(value, nameOf);
  }
}
