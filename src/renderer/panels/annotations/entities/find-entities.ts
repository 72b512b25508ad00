import type { Entity } from '#renderer/store';
import { folded } from '#renderer/ui';

/** How well one name answers: whole, its beginning, a word's beginning, anywhere; 0 for not at all. */
function rank(name: string, query: string): number {
  const words = folded(name).trim();
  if (words === query) return 4;
  if (words.startsWith(query)) return 3;
  if (words.includes(` ${query}`)) return 2;
  return words.includes(query) ? 1 : 0;
}

/** What answers best of an actor's names; the name itself goes before an alias that does as well. */
const rankOf = ({ name, aliases }: Entity, query: string): number =>
  Math.max(rank(name, query) + 0.5, ...aliases.map((alias) => rank(alias, query)));

/** The actors whose name or alias holds the words, best first; all of them for no words. */
export function findEntities(entities: readonly Entity[], words: string): readonly Entity[] {
  const query = folded(words).trim();
  if (query === '') return entities;
  return entities
    .map((entity) => ({ entity, rank: rankOf(entity, query) }))
    .filter(({ rank }) => rank >= 1)
    .toSorted((a, b) => b.rank - a.rank)
    .map(({ entity }) => entity);
}
