/** Why words were not taken for a statistic, or need a choice. */
export type StatisticProblem =
  /** No number in the words. */
  | { readonly code: 'no-number' }
  /** "dozens", "several": a number is meant, and none is said. */
  | { readonly code: 'vague-number' }
  /** "1,2,3", "12:30": digits that make no number. */
  | { readonly code: 'not-a-number' }
  /** More numbers than one value holds. */
  | { readonly code: 'several-numbers' }
  /** "3 : 1": two numbers that are one only together. */
  | { readonly code: 'ratio' }
  /** "1.234": a decimal point or a mark of thousands. */
  | { readonly code: 'ambiguous-separator' }
  /** "30–35,000": a range from 30 or from 30,000. */
  | { readonly code: 'ambiguous-start' }
  /** "5m": millions or metres. */
  | { readonly code: 'ambiguous-letter' }
  /** "up to about 50": a bound that is itself approximate. */
  | { readonly code: 'ambiguous-comparator' }
  /** "two thirds": no decimal is exactly that. */
  | { readonly code: 'fraction' }
  /** The range's end lies below its start. */
  | { readonly code: 'reversed' }
  /** Words before the number, or signs behind it, that say nothing that a value holds. */
  | { readonly code: 'unknown-words' }
  /** Longer, or with more digits, than a value holds. */
  | { readonly code: 'too-long' };
