import type { DocumentBody } from '#core/text';
import { countAtMost } from './ascending.ts';
import { foldForSearch, type FoldedText } from './fold-for-search.ts';
import { searchableBody } from './searchable-body.ts';
import { wordsOfFolded } from './word-characters.ts';

/** Takes a folded word to what it shares with its other forms: "elections" to "elect". */
export type Stem = (word: string) => string;

/** A word as an index knows it, and where it stands in a folded text. */
export interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const GROUPED = /^\p{N}{1,3}(?:,\p{N}{3})+(?=\.|$)/u;

/** "1,000" is 1000. */
const asIndexed = (word: string): string =>
  word.includes(',') && GROUPED.test(word) ? word.replaceAll(',', '') : word;

/**
 * The words of a folded text; of "kabul's" only the name. A word with a hyphen at the end of a line
 * is there whole and in its parts, since either may be meant.
 */
export function* tokensOfFolded({ text, broken }: FoldedText): Generator<Token> {
  for (const { start, end } of wordsOfFolded(text)) {
    const word = text.slice(start, end);
    if (word === 's' && text.charAt(start - 1) === "'") continue;
    yield { word: asIndexed(word), start, end };
    let from = start;
    for (let index = countAtMost(broken, start); (broken[index] ?? end) < end; index++) {
      const to = broken[index] as number;
      yield { word: text.slice(from, to), start: from, end: to };
      from = to;
    }
    if (from > start) yield { word: text.slice(from, end), start: from, end };
  }
}

/** The folded words of a text, in order, as an index of it holds them. */
export const tokensOf = (text: string): readonly string[] =>
  Array.from(tokensOfFolded(foldForSearch(text)), ({ word }) => word);

/** The folded words of what is read of a document. */
export const tokensOfBody = (body: DocumentBody): readonly string[] =>
  Array.from(tokensOfFolded(searchableBody(body).read()), ({ word }) => word);
