import {
  contextOf,
  hitsOf,
  stemEnglish,
  type CorpusQuery,
  type KeywordInContext,
  type SearchableBody,
  type Stem,
} from '#core/search';
import { blockAt, type TextRange } from '#core/text';

/** A place in a document, with what stands around it. */
export interface Snippet extends KeywordInContext, TextRange {}

export interface Hits {
  readonly hits: number;
  readonly snippets: readonly Snippet[];
}

/** Most words come again in the next document. */
const MOST_STEMS = 50_000;
const stems = new Map<string, string>();

const stemOf: Stem = (word) => {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = stemEnglish(word);
  if (stems.size < MOST_STEMS) stems.set(word, stem);
  return stem;
};

/** Stems only words that may be of one stem with a word of the query: a stem begins as its word does. */
function stemFor({ all }: CorpusQuery): Stem {
  const terms = all.flat().flatMap((term) => (term.kind === 'phrase' ? [] : [term.word]));
  const initials = new Set(terms.map((word) => word.charCodeAt(0)));
  return (word) => (initials.has(word.charCodeAt(0)) ? stemOf(word) : word);
}

/** UTF-16 units shown on either side. */
const WIDTH = 80;

/** How many places of a document a query looks for, and the first of them. */
export function hitsIn(searchable: SearchableBody, query: CorpusQuery, most: number): Hits {
  const { body } = searchable;
  const ranges = hitsOf(searchable, query, stemFor(query));
  const snippets = ranges.slice(0, most).flatMap((range) => {
    const block = blockAt(body, range.start);
    return block === null ? [] : [{ ...range, ...contextOf(body.text, block, range, WIDTH) }];
  });
  return { hits: ranges.length, snippets };
}
