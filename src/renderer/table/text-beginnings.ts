/**
 * The beginnings of texts as numbers that sort as the texts do, for those whose beginnings are simple:
 * most of very many texts are told apart by them, several times faster than by comparing.
 *
 * Collation compares all of two texts by letters alone before it looks at case and accents. Where
 * each of the first characters is a letter or mark of ASCII by itself, that is a comparison of
 * numbers. Digits stand for whole numbers with those beside them, and are none of these.
 */

const FIRST = 0x20;
const LAST = 0x7e;
const BITS = 7;
/** Characters in each of the two numbers. */
const HALF = 4;
const CHARACTERS = HALF * 2;
const DIGIT = /\d/;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Whether two letters in a row may stand for something other than each by itself. */
function hasPairs(compare: (one: string, other: string) => number): boolean {
  const alone = [...LETTERS].sort(compare);
  return [...LETTERS].some((first) => {
    const pairs = alone.map((second) => first + second);
    return pairs.some((pair, at) => {
      const next = pairs[at + 1];
      const here = alone[at] as string;
      const isNextSame = next !== undefined && compare(here, alone[at + 1] as string) === 0;
      if (next !== undefined && !isNextSame && compare(pair, next) >= 0) return true;
      // A pair that is a letter of its own stands behind all that begins with its first.
      return compare(pair, `${first}\uffff`) >= 0 || compare(first, pair) >= 0;
    });
  });
}

/**
 * Ranks of the characters of ASCII, from 1 on, by code; 0 for those that do not stand by themselves.
 * Null where the language has letters of two characters, or passes over marks.
 */
export function asciiRanks(locale?: string): Uint8Array | null {
  const { compare } = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const characters = Array.from({ length: LAST - FIRST + 1 }, (_, at) =>
    String.fromCharCode(FIRST + at),
  ).filter((character) => !DIGIT.test(character));
  if (characters.some((character) => compare(character, '') === 0)) return null;
  if (hasPairs(compare)) return null;
  characters.sort(compare);
  const ranks = new Uint8Array(LAST + 1);
  let rank = 1;
  for (const [at, character] of characters.entries()) {
    const before = characters[at - 1];
    if (before !== undefined && compare(before, character) !== 0) rank++;
    ranks[character.charCodeAt(0)] = rank;
  }
  return ranks;
}

/**
 * Writes a text's beginning as two numbers at an index.
 *
 * @returns false where it is not simple
 */
export function writeBeginning(
  text: string,
  ranks: Uint8Array,
  high: Uint32Array,
  low: Uint32Array,
  at: number,
): boolean {
  let above = 0;
  let below = 0;
  const { length } = text;
  for (let index = 0; index < CHARACTERS; index++) {
    let rank = 0;
    if (index < length) {
      const code = text.charCodeAt(index);
      rank = code > LAST ? 0 : (ranks[code] as number);
      if (rank === 0) return false;
    }
    if (index < HALF) above = (above << BITS) | rank;
    else below = (below << BITS) | rank;
  }
  // What follows may belong to the last character: an accent of its own.
  if (length > CHARACTERS && text.charCodeAt(CHARACTERS) > LAST) return false;
  high[at] = above;
  low[at] = below;
  return true;
}
