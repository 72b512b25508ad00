import { preparePattern } from './pattern-search.ts';
import { plainMatcher, type PlainManner } from './plain-search.ts';
import { LONGEST_QUERY, type PreparedSearch, type SearchQuery } from './query.ts';

function preparePlain(texts: readonly string[], manner: PlainManner): PreparedSearch {
  if (texts.some(({ length }) => length > LONGEST_QUERY))
    return { ok: false, problem: { kind: 'too-long', longest: LONGEST_QUERY } };
  const matcher = plainMatcher(texts, manner);
  return matcher === null ? { ok: false, problem: { kind: 'empty' } } : { ok: true, matcher };
}

/** Several texts looked for at once, in one manner. */
export interface AlternativesQuery extends Omit<SearchQuery, 'text' | 'mode'> {
  readonly texts: readonly string[];
  readonly mode: 'plain' | 'word';
}

/** Texts that hold nothing to look for are passed over; all of them, and there is nothing. */
export const prepareAlternatives = (query: AlternativesQuery): PreparedSearch =>
  preparePlain(query.texts, {
    mode: query.mode,
    exactness: { case: query.matchCase, diacritics: query.matchDiacritics },
    of: query.includeBoilerplate ? 'blocks-and-boilerplate' : 'blocks',
  });

/** Makes a query ready for any number of documents, or says what is wrong with it. */
export function prepareSearch(query: SearchQuery): PreparedSearch {
  const { text, mode } = query;
  if (mode !== 'regex') return prepareAlternatives({ ...query, mode, texts: [text] });
  if (text === '') return { ok: false, problem: { kind: 'empty' } };
  if (text.length > LONGEST_QUERY)
    return { ok: false, problem: { kind: 'too-long', longest: LONGEST_QUERY } };
  return preparePattern(text, query);
}
