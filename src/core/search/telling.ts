import { LOOSELY } from './fold-for-search.ts';
import { foldedPatterns } from './plain-search.ts';

/**
 * Folded texts of which a document holds one, loosely folded and outside boilerplate, wherever a
 * plain search finds any of the texts in it, however exactly; there are none for what is never found.
 */
export const foldedFormsOf = (texts: readonly string[]): readonly string[] =>
  foldedPatterns(texts, LOOSELY);
