import { isInsideWord } from '#core/search';
import { foldedNames } from './fold-words.ts';
import type { QueryField, QueryNames } from './shapes.ts';

/** A name that is begun by what is typed. */
export interface OfferedName {
  readonly name: string;
  /** Another name of the same, where only that is begun so. */
  readonly alias: string | null;
  /** 0 where the name begins so, 1 where a word in it does, 2 where it only holds it. */
  readonly rank: number;
}

const MOST_LOOKED_AT = 200;
const NOT_AT_ALL = 3;

function rankOf(folded: string, begun: string): number {
  let at = folded.indexOf(begun);
  if (at <= 0) return at === 0 ? 0 : NOT_AT_ALL;
  for (; at >= 0; at = folded.indexOf(begun, at + 1)) if (!isInsideWord(folded, at)) return 1;
  return 2;
}

function ranked<T extends object>(
  list: readonly T[],
  namesOf: (member: T) => readonly string[],
  begun: string,
): readonly OfferedName[] {
  const folded = foldedNames(list, namesOf);
  const found = new Map<string, OfferedName>();
  const byRank = [0, 0, 0, 0];
  for (const [index, member] of list.entries()) {
    const ranks = folded[index]?.map((name) => rankOf(name, begun)) ?? [];
    const rank = Math.min(NOT_AT_ALL, ...ranks);
    const names = namesOf(member);
    const [name] = names;
    if (rank === NOT_AT_ALL || name === undefined || found.has(name)) continue;
    const seen = byRank[rank] ?? 0;
    if (seen >= MOST_LOOKED_AT) continue;
    byRank[rank] = seen + 1;
    const called = names[ranks.indexOf(rank)] ?? name;
    found.set(name, { name, alias: called === name ? null : called, rank });
  }
  return [...found.values()].sort((a, b) => a.rank - b.rank);
}

/** Names that a field may ask for and that what is typed, folded, is in; best first. */
export function offeredNames(
  field: QueryField,
  { tags, documents, analysts, entities }: QueryNames,
  begun: string,
): readonly OfferedName[] {
  switch (field) {
    case 'tag':
      return ranked(tags, ({ label }) => [label], begun);
    case 'in':
      return ranked(documents, ({ title }) => [title], begun);
    case 'by':
      return ranked(analysts, ({ name }) => [name], begun);
    case 'actor':
      return ranked(entities, ({ name, aliases }) => [name, ...aliases], begun);
    default:
      return [];
  }
}
