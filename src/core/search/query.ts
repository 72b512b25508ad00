import type { TextRange } from '#core/text';
import type { SearchableBody } from './searchable-body.ts';

/** What a person looks for in one document or all. */
export interface SearchQuery {
  readonly text: string;
  /**
   * 'plain' finds the words anywhere, 'word' only where they are whole words, 'regex' reads the text
   * as a regular expression of JavaScript with the flag u (i, unless case is to match), block by
   * block: ^ and $ are a block's ends. Diacritics always count in a regular expression.
   */
  readonly mode: 'plain' | 'word' | 'regex';
  readonly matchCase: boolean;
  readonly matchDiacritics: boolean;
  readonly includeBoilerplate: boolean;
}

/** Why a regular expression cannot be read. */
export type PatternFault =
  | 'unclosed-group'
  | 'unopened-group'
  | 'unclosed-class'
  | 'lone-bracket'
  | 'nothing-to-repeat'
  | 'bad-count'
  | 'bad-range'
  | 'bad-escape'
  | 'trailing-backslash'
  | 'bad-group-name'
  | 'bad-property'
  | 'too-large'
  | 'other';

/** Why nothing can be looked for. */
export type SearchProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly longest: number }
  /** A query of the corpus that says only what must not be there. */
  | { readonly kind: 'only-without' }
  /** `detail` is what the engine says, without the pattern. */
  | { readonly kind: 'invalid-pattern'; readonly fault: PatternFault; readonly detail: string };

/** Finds all places of what it was made for. */
export interface Matcher {
  /**
   * Ranges in UTF-16 units, ascending, not overlapping, never empty, each inside one block and cutting
   * no grapheme cluster; no more than the limit.
   */
  find(body: SearchableBody, limit?: number): readonly TextRange[];
}

export type PreparedSearch =
  | { readonly ok: true; readonly matcher: Matcher }
  | { readonly ok: false; readonly problem: SearchProblem };

/** Longer queries are refused: UTF-16 units. */
export const LONGEST_QUERY = 10_000;
