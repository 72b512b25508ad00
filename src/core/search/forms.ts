import { readCorpusQuery } from './corpus-query.ts';
import { hitsOf, matches } from './match-corpus-query.ts';
import type { PreparedSearch } from './query.ts';
import { stemEnglish } from './stem.ts';
import type { Stem } from './tokens.ts';

/** Most words of a document come again in the next. */
function rememberingStem(): Stem {
  const stems = new Map<string, string>();
  return (word) => {
    const known = stems.get(word);
    if (known !== undefined) return known;
    const stem = stemEnglish(word);
    stems.set(word, stem);
    return stem;
  };
}

/**
 * A query of the corpus as it is typed out: its last word, too, stands for its own forms, and not for
 * all words that begin so.
 */
export const typedOut = (text: string): string => `${text} `;

/**
 * Makes a query of the corpus ready to find its places: in documents that it finds, the words in any
 * of their forms and the phrases. What only excludes finds no place.
 */
export function prepareForms(text: string): PreparedSearch {
  const asked = readCorpusQuery(typedOut(text));
  if (!asked.ok) return asked;
  const { query } = asked;
  if (query.all.length === 0) return { ok: false, problem: { kind: 'only-without' } };
  const stem = rememberingStem();
  return {
    ok: true,
    matcher: {
      find: (body, limit) => (matches(body, query, stem) ? hitsOf(body, query, stem, limit) : []),
    },
  };
}
