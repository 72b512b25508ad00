import type { Entity } from '#renderer/store';

const fold = (words: string): string =>
  words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** How well one name answers: whole, its beginning, a word's beginning, anywhere; 0 for not at all. */
function rank(name: string, query: string): number {
  const folded = fold(name);
  if (folded === query) return 4;
  if (folded.startsWith(query)) return 3;
  if (folded.includes(` ${query}`)) return 2;
  return folded.includes(query) ? 1 : 0;
}

/** What answers best of an actor's names; the name itself goes before an alias that does as well. */
const rankOf = ({ name, aliases }: Entity, query: string): number =>
  Math.max(rank(name, query) + 0.5, ...aliases.map((alias) => rank(alias, query)));

/** The actors whose name or alias holds the words, best first; all of them for no words. */
export function findEntities(entities: readonly Entity[], words: string): readonly Entity[] {
  const query = fold(words);
  if (query === '') return entities;
  return entities
    .map((entity) => ({ entity, rank: rankOf(entity, query) }))
    .filter(({ rank }) => rank >= 1)
    .toSorted((a, b) => b.rank - a.rank)
    .map(({ entity }) => entity);
}
