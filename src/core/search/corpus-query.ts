import { LONGEST_QUERY } from './query.ts';
import { tokensOf } from './tokens.ts';

/**
 * One thing to look for in a corpus. `words` of a phrase are folded words as an index holds them: a
 * document without one of them (of an open phrase's last, without a word that begins so) does not
 * hold the phrase. There may be none.
 */
export type CorpusTerm =
  /** The word in any of its forms. */
  | { readonly kind: 'word'; readonly word: string }
  /** The word in any of its forms, or any word that begins so: it may not be typed out yet. */
  | { readonly kind: 'beginning'; readonly word: string }
  /** Exactly these words, one after the other; an open phrase's last word may go on. */
  | {
      readonly kind: 'phrase';
      readonly text: string;
      readonly words: readonly string[];
      readonly isOpen: boolean;
    };

/**
 * A document is found if it holds a term of each group of `all`, and none of `none`. Without any
 * group, all documents are found that hold none of `none`.
 */
export interface CorpusQuery {
  readonly all: readonly (readonly CorpusTerm[])[];
  readonly none: readonly CorpusTerm[];
}

export type ReadCorpusQuery =
  | { readonly ok: true; readonly query: CorpusQuery }
  | {
      readonly ok: false;
      readonly problem:
        { readonly kind: 'empty' } | { readonly kind: 'too-long'; readonly longest: number };
    };

/** A minus that excludes; a phrase in quotes of any kind, to the end if they do not close; or a word. */
const ITEM = /(?<minus>-(?=\S))?(?:["“”„«»](?<phrase>[^"“”„«»]*)["“”„«»]?|(?<word>[^\s"“”„«»]+))/gu;

const CLOSED = /[\s"“”„«»]$/u;

/** What was pasted may have a hyphen at the end of a line. */
const BROKEN = /(?<=\p{L})[-‐][ \t]*\n[ \t]*(?=\p{L})/gu;

/** What an index is to hold of a phrase: behind an apostrophe, it does not hold an s. */
const wordsIn = (tokens: readonly string[]): readonly string[] =>
  tokens.filter((token) => token !== 's');

/** Exactly these words, one after the other, as a term of a query. */
export const phraseOf = (text: string): CorpusTerm => ({
  kind: 'phrase',
  text,
  words: wordsIn(tokensOf(text)),
  isOpen: false,
});

/** A word, or where signs part it ("al-Qaida") what it is to an index: words that follow one another. */
function termOf(text: string, isQuoted: boolean, isOpen: boolean): CorpusTerm | null {
  const tokens = tokensOf(text);
  const [word] = tokens;
  if (word === undefined) return null;
  if (isQuoted || tokens.length > 1)
    return { kind: 'phrase', text, words: wordsIn(tokens), isOpen };
  return { kind: isOpen ? 'beginning' : 'word', word };
}

/**
 * Reads what a person types to search a corpus: words, all of which must be there (AND between them
 * says the same); "exact phrases"; OR, or |, between two where either will do; a minus before what
 * must not be there. The last word or open phrase,
 * while nothing is behind it, stands for all that begin so.
 */
export function readCorpusQuery(input: string): ReadCorpusQuery {
  if (input.length > LONGEST_QUERY)
    return { ok: false, problem: { kind: 'too-long', longest: LONGEST_QUERY } };
  const typed = input.replace(BROKEN, '-');
  const all: CorpusTerm[][] = [];
  const none: CorpusTerm[] = [];
  let isEither = false;
  for (const { 0: item, index, groups = {} } of typed.matchAll(ITEM)) {
    const { minus, phrase, word } = groups;
    if (minus === undefined && (word === 'OR' || word === '|')) {
      isEither = all.length > 0;
      continue;
    }
    if (minus === undefined && word === 'AND') {
      isEither = false;
      continue;
    }
    const isLast = index + item.length === typed.length;
    const isOpen = isLast && minus === undefined && !CLOSED.test(item);
    const term = termOf(phrase ?? word ?? '', phrase !== undefined, isOpen);
    if (term === null) continue;
    if (minus !== undefined) none.push(term);
    else if (isEither) all.at(-1)?.push(term);
    else all.push([term]);
    isEither = false;
  }
  if (all.length === 0 && none.length === 0) return { ok: false, problem: { kind: 'empty' } };
  return { ok: true, query: { all, none } };
}
