import {
  contextOf,
  hitsOf,
  stemEnglish,
  type CorpusQuery,
  type KeywordInContext,
  type SearchableBody,
} from '#core/search';
import { blockAt, type TextRange } from '#core/text';

/** A place in a document, with what stands around it. */
export interface Snippet extends KeywordInContext, TextRange {}

export interface Hits {
  readonly hits: number;
  readonly snippets: readonly Snippet[];
}

/** UTF-16 units shown on either side. */
const WIDTH = 80;

/** How many places of a document a query looks for, and the first of them. */
export function hitsIn(searchable: SearchableBody, query: CorpusQuery, most: number): Hits {
  const { body } = searchable;
  const ranges = hitsOf(searchable, query, stemEnglish);
  const snippets = ranges.slice(0, most).flatMap((range) => {
    const block = blockAt(body, range.start);
    return block === null ? [] : [{ ...range, ...contextOf(body.text, block, range, WIDTH) }];
  });
  return { hits: ranges.length, snippets };
}
