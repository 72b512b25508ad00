/** Finds words in documents: folding, places, contexts, and what an index of a corpus agrees with. */
export { LONGEST_QUERY, type Matcher, type PreparedSearch, type SearchQuery } from './query.ts';
export { prepareAlternatives, prepareSearch } from './prepare-search.ts';
export { namesMatcher } from './names.ts';
export { searchableBody, type FoldedBlocks, type SearchableBody } from './searchable-body.ts';
export { foldForSearch, type FoldedText } from './fold-for-search.ts';
export type { Exactness } from './characters.ts';
export { contextOf, type KeywordInContext } from './context.ts';
export { concordanceOrder, type ConcordanceOrder, type ConcordanceRow } from './concordance.ts';
export { stemEnglish } from './stem.ts';
export { tokensOf, tokensOfBody, tokensOfFolded, type Stem, type Token } from './tokens.ts';
export { phraseOf, readCorpusQuery, type CorpusQuery, type CorpusTerm } from './corpus-query.ts';
export { prepareForms, typedOut } from './forms.ts';
export { foldedFormsOf } from './telling.ts';
export { hitsOf, matchesPlainly, phraseMatcher } from './match-corpus-query.ts';
export { isInsideWord } from './word-characters.ts';
