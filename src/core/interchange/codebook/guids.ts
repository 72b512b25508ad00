import { isUuid, type TagId, type TagKind } from '#core/model';

/** The kinds of tags, as REFI-QDA can say them: a set of codes for each, under a fixed identifier. */
export interface KindSet {
  readonly guid: string;
  readonly name: string;
  readonly kind: TagKind;
}

const set = (number: number, name: string, kind: TagKind): KindSet => ({
  guid: `0be10500-0000-4000-8000-00000000010${number}`,
  name,
  kind,
});

export const kindSets: readonly KindSet[] = [
  set(1, 'Claims', 'claim'),
  set(2, 'Statistics', 'statistic'),
  set(3, 'Actors', 'actor'),
  set(4, 'Dates', 'date'),
  set(5, 'Plain tags', 'plain'),
  set(6, 'Kinds of links', 'relation'),
];

/** A GUID as programs write it, in braces or not, in any case; null for what is none. */
export function tagIdOfGuid(guid: string): TagId | null {
  const plain = /^\s*\{?([^{}]*)\}?\s*$/.exec(guid)?.[1]?.toLowerCase() ?? '';
  return isUuid(plain) ? (plain as TagId) : null;
}
