import { createHash } from 'node:crypto';
import { foldForSearch, stemEnglish, tokensOf } from '#core/search';

/** A little of everything that folding, taking apart and stemming are for. */
const SAMPLE =
  'The Ministry’s “co-operation” ran\u00adning: organi-\nsations, ÉLECTIONS, Straße, İstanbul, ﬁnal, ' +
  'Æther, 1,000.5 ½ ①, COVID-\n19, 日本語テスト, ภาษาไทย, ελληνικός, Ёлка, नमस्ते, 한국어, 👩‍👩‍👧, e\u0301te\u0302.';

/**
 * Names the rules by which texts are taken apart into words: of this version of the program, and by
 * the Unicode of the shell it runs in. An index made by others is not read.
 */
export function analysisOf(version: string): string {
  const { text } = foldForSearch(SAMPLE);
  const words = tokensOf(SAMPLE);
  const told = JSON.stringify([text, words, words.map((word) => stemEnglish(word))]);
  const hash = createHash('sha256').update(told).digest('hex').slice(0, 16);
  return `${version} unicode-${process.versions['unicode'] ?? ''} ${hash}`;
}
