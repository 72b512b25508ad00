import { foldForSearch, isInsideWord } from '#core/search';
import { foldWords } from './fold-words.ts';

/** How a text is held against words; one is made for a query and asked of very many texts. */
export type WordsTest = (text: string) => boolean;

export type WordsManner = 'anywhere' | 'whole' | 'begun';

/**
 * Texts of these characters alone fold unit by unit, but for white space, to themselves in small
 * letters or to one of the signs below: whether words are in them can be told without folding them.
 */
const NOT_PLAIN = /[^\t\n -~«»\u2010-\u2027\u2030-\u205e\u2212]|[-\u2010][ \t]*\n/;
const PLAIN_NEEDLE = /^[ -~]+$/;

/** By what a sign is folded to, the plain signs that are folded to it. */
const SIGNS: Readonly<Record<string, string>> = {
  ' ': '[ \\t\\n]+',
  "'": "['`‘’‚‛′‹›]",
  '"': '["“”„‟«»″]',
  '-': '[-‐‑‒–—―−]',
};

const sourceOf = (needle: string): string =>
  [...needle].map((char) => SIGNS[char] ?? char.replace(/[.*+?^${}()|[\]\\/]/, '\\$&')).join('');

/** Whether a place counts that words were found at. */
function countsAs(manner: WordsManner, text: string, from: number, to: number): boolean {
  if (manner === 'anywhere') return true;
  if (isInsideWord(text, from)) return false;
  return manner === 'begun' || !isInsideWord(text, to);
}

function isInFolded(text: string, needle: string, manner: WordsManner): boolean {
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1))
    if (countsAs(manner, text, at, at + needle.length)) return true;
  return false;
}

function plainTest(needle: string, manner: WordsManner): WordsTest | null {
  if (!PLAIN_NEEDLE.test(needle)) return null;
  const source = sourceOf(needle);
  if (manner === 'anywhere') {
    const pattern = new RegExp(source, 'i');
    return (text) => pattern.test(text);
  }
  const pattern = new RegExp(source, 'gi');
  return (text) => {
    pattern.lastIndex = 0;
    for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
      if (countsAs(manner, text, found.index, pattern.lastIndex)) return true;
      pattern.lastIndex = found.index + 1;
    }
    return false;
  };
}

/** Whether texts hold words, both folded as searches fold. Nothing is made of most texts. */
export function wordsTest(words: string, manner: WordsManner): WordsTest {
  const needle = foldWords(words);
  const slowly: WordsTest = (text) => isInFolded(foldForSearch(text).text, needle, manner);
  const plainly = plainTest(needle, manner);
  if (plainly === null) return (text) => text !== '' && slowly(text);
  return (text) => text !== '' && (NOT_PLAIN.test(text) ? slowly(text) : plainly(text));
}
