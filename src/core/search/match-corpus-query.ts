import { utf16, type DocumentBody, type TextRange } from '#core/text';
import type { CorpusQuery, CorpusTerm } from './corpus-query.ts';
import { LOOSELY, type FoldedText } from './fold-for-search.ts';
import { plainMatcher } from './plain-search.ts';
import type { Matcher } from './query.ts';
import { searchableBody, type SearchableBody } from './searchable-body.ts';
import { tokensOfFolded, type Stem } from './tokens.ts';

type Phrase = Extract<CorpusTerm, { kind: 'phrase' }>;

/** Finds a phrase of a query in what is read of a document. */
export const phraseMatcher = ({ text, isOpen }: Phrase): Matcher | null =>
  plainMatcher([text], {
    mode: isOpen ? 'word-start' : 'word',
    exactness: LOOSELY,
    of: 'read',
  });

/**
 * Whether a word of a document is one that a term looks for. Phrases are not found by their words.
 */
function isMeant(term: CorpusTerm, word: string, stem: Stem): boolean {
  if (term.kind === 'phrase') return false;
  if (term.kind === 'beginning' && word.startsWith(term.word)) return true;
  return stem(word) === stem(term.word);
}

/** Whether a document is found by a query, told by reading all of it. */
export function matches(searchable: SearchableBody, query: CorpusQuery, stem: Stem): boolean {
  const words = new Set(Array.from(tokensOfFolded(searchable.read()), ({ word }) => word));
  const holds = (term: CorpusTerm): boolean =>
    term.kind === 'phrase'
      ? (phraseMatcher(term)?.find(searchable, 1).length ?? 0) > 0
      : [...words].some((word) => isMeant(term, word, stem));
  return query.all.every((group) => group.some(holds)) && !query.none.some(holds);
}

/** The same of a document that is looked at once: what any index must agree with. */
export const matchesPlainly = (body: DocumentBody, query: CorpusQuery, stem: Stem): boolean =>
  matches(searchableBody(body), query, stem);

const byPlace = (a: TextRange, b: TextRange): number => a.start - b.start || b.end - a.end;

/** The source of a stretch of folded text, with all of a unit that it holds a part of. */
function wholeUnits({ map, text }: FoldedText, start: number, end: number): TextRange {
  let from = start;
  while (from > 0 && map.startOf(from) < 0) from--;
  let to = end;
  while (to < text.length && map.endOf(to) < 0) to++;
  return { start: utf16(map.startOf(from)), end: utf16(map.endOf(to)) };
}

/** Ranges of single words that a query looks for. */
function wordHits(
  searchable: SearchableBody,
  terms: readonly CorpusTerm[],
  stem: Stem,
): readonly TextRange[] {
  const single = terms.filter(({ kind }) => kind !== 'phrase');
  if (single.length === 0) return [];
  const folded = searchable.read();
  /** Most words come again and again. */
  const told = new Map<string, boolean>();
  const found: TextRange[] = [];
  for (const { word, start, end } of tokensOfFolded(folded)) {
    const isHit = told.get(word) ?? single.some((term) => isMeant(term, word, stem));
    told.set(word, isHit);
    if (isHit) found.push(wholeUnits(folded, start, end));
  }
  return found;
}

/**
 * The places for which a query finds a document: words in any of their forms, and phrases; in order,
 * not overlapping, the longest where several begin together.
 */
export function hitsOf(
  searchable: SearchableBody,
  query: CorpusQuery,
  stem: Stem,
  limit = Infinity,
): readonly TextRange[] {
  const terms = query.all.flat();
  const phrases = terms.flatMap((term) =>
    term.kind === 'phrase' ? (phraseMatcher(term)?.find(searchable) ?? []) : [],
  );
  const found: TextRange[] = [];
  for (const range of [...phrases, ...wordHits(searchable, terms, stem)].sort(byPlace)) {
    if (found.length >= limit) break;
    if (range.start >= (found.at(-1)?.end ?? 0)) found.push(range);
  }
  return found;
}
