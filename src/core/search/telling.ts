import { LOOSELY } from './fold-for-search.ts';
import { foldedPatterns, plainMatcher } from './plain-search.ts';
import type { Matcher } from './query.ts';

/** What an index may tell of a document without reading it. */

/**
 * Folded texts of which a document holds one, loosely folded and outside boilerplate, wherever a
 * plain search finds any of the texts in it, however exactly; there are none for what is never found.
 */
export const foldedFormsOf = (texts: readonly string[]): readonly string[] =>
  foldedPatterns(texts, LOOSELY);

/** Finds texts as whole words, in any case, in what is read of a document: nothing in marks of notes. */
export const readWordsMatcher = (texts: readonly string[]): Matcher | null =>
  plainMatcher(texts, { mode: 'word', exactness: LOOSELY, of: 'read' });
