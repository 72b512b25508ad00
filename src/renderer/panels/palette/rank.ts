const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const isWordCharacter = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

function startsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
    if (at === 0 || !isWordCharacter(text.charAt(at - 1))) return true;
  return false;
}

const LONGEST_ABBREVIATION = 12;

/**
 * Whether the letters occur in order, each next to the one before or at the start of a later word:
 * "gsw" and "grosel" for "grow the selection by a word".
 */
function abbreviates(letters: string, words: readonly string[]): boolean {
  const from = (letter: number, word: number): boolean => {
    if (letter === letters.length) return true;
    for (let at = word; at < words.length; at++) {
      const text = words[at] as string;
      let shared = 0;
      while (letter + shared < letters.length && text[shared] === letters[letter + shared])
        shared++;
      for (; shared > 0; shared--) if (from(letter + shared, at + 1)) return true;
    }
    return false;
  };
  return letters.length <= LONGEST_ABBREVIATION && from(0, 0);
}

/** Shorter words are too much alike for a slip to be told from another word. */
const LEAST_FOR_SLIP = 5;

/** Whether a word begins with the letters but for one slip: one too many, too few, wrong, or two swapped. */
function beginsNearly(word: string, letters: string): boolean {
  if (letters.length < LEAST_FOR_SLIP) return false;
  let same = 0;
  while (same < letters.length && word[same] === letters[same]) same++;
  const rest = letters.slice(same);
  const there = word.slice(same);
  return (
    there.slice(1).startsWith(rest.slice(1)) ||
    there.startsWith(rest.slice(1)) ||
    there.slice(1).startsWith(rest) ||
    (rest.length > 1 && there.startsWith(`${rest.charAt(1)}${rest.charAt(0)}${rest.slice(2)}`))
  );
}

/** Of a word of the query that is not in the label as it stands. */
const GUESSED = 0.25;

/**
 * How well a label answers a query: 0 where a word of the query is not in it; more where words begin
 * with the query's words, and more where the label begins with them; less where it is guessed from
 * first letters or a slip of the fingers.
 */
export function rank(query: string, label: string): number {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const text = fold(label);
  const parts = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  let sum = 1;
  for (const word of words) {
    const at = text.indexOf(word);
    if (at !== -1) sum += at === 0 ? 4 : startsWord(text, word) ? 2 : 1;
    else if (abbreviates(word, parts) || parts.some((part) => beginsNearly(part, word)))
      sum += GUESSED;
    else return 0;
  }
  return sum;
}

/** Of what only its group answers: less than any label that has the words, more than a guess. */
const BY_GROUP = 1 + 2 * GUESSED;

/**
 * The best answers first, in their own order where they are equally good.
 *
 * @param groupOf what an item is of; it answers too, behind the items' own words
 */
export function ranked<T>(
  query: string,
  items: readonly T[],
  labelOf: (item: T) => string,
  most: number,
  groupOf: (item: T) => string = () => '',
): readonly T[] {
  const scoreOf = (item: T): number => {
    const label = labelOf(item);
    const withGroup = Math.min(BY_GROUP, rank(query, `${label} ${groupOf(item)}`));
    return Math.max(rank(query, label), withGroup);
  };
  return items
    .map((item) => ({ item, score: scoreOf(item) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ item }) => item);
}
