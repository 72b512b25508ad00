import { foldForSearch, isInsideWord } from '#core/search';
import { foldWords } from './fold-words.ts';
import { asciiTexts, letteredTexts, type PlainTexts } from './plain-texts.ts';

/** How a text is held against words; one is made for a query and asked of very many texts. */
export type WordsTest = (text: string) => boolean;

export type WordsManner = 'anywhere' | 'whole' | 'begun';

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

function patternTest(source: string | null, manner: WordsManner): WordsTest {
  if (source === null) return () => false;
  if (manner === 'anywhere') {
    const pattern = new RegExp(source);
    return (text) => pattern.test(text);
  }
  const pattern = new RegExp(source, 'g');
  return (text) => {
    pattern.lastIndex = 0;
    for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
      if (countsAs(manner, text, found.index, pattern.lastIndex)) return true;
      pattern.lastIndex = found.index + 1;
    }
    return false;
  };
}

/** Whether texts hold words, both folded as searches fold. Of most texts nothing is made. */
export function wordsTest(words: string, manner: WordsManner): WordsTest {
  const needle = foldWords(words);
  const testOf = (texts: PlainTexts): WordsTest => patternTest(texts.patternOf(needle), manner);
  const ofAscii = testOf(asciiTexts);
  let ofLettered: WordsTest | null = null;
  return (text) => {
    if (text === '') return false;
    if (asciiTexts.holds(text)) return ofAscii(text);
    if (!letteredTexts().holds(text)) return isInFolded(foldForSearch(text).text, needle, manner);
    return (ofLettered ??= testOf(letteredTexts()))(text);
  };
}
