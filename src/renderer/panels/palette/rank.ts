const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const isWordCharacter = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

function startsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
    if (at === 0 || !isWordCharacter(text.charAt(at - 1))) return true;
  return false;
}

/**
 * How well a label answers a query: 0 where a word of the query does not occur in it; more where
 * words begin with the query's words, and more where the label begins with them.
 */
export function rank(query: string, label: string): number {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const text = fold(label);
  let sum = 1;
  for (const word of words) {
    const at = text.indexOf(word);
    if (at === -1) return 0;
    const isAtWordStart = startsWord(text, word);
    sum += at === 0 ? 4 : isAtWordStart ? 2 : 1;
  }
  return sum;
}

/** The best answers first, in their own order where they are equally good. */
export function ranked<T>(
  query: string,
  items: readonly T[],
  labelOf: (item: T) => string,
  most: number,
): readonly T[] {
  return items
    .map((item) => ({ item, score: rank(query, labelOf(item)) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ item }) => item);
}
