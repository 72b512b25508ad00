import type { CodePointOffset, TextRange } from '#core/text';

/** A passage as files state it: W3C TextQuoteSelector and TextPositionSelector in one record. */
export interface PassageDescription {
  readonly start: CodePointOffset;
  readonly end: CodePointOffset;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Offsets as a foreign file states them: code points by the standard, UTF-16 units in practice. */
export interface StatedPosition {
  readonly start: number;
  readonly end: number;
}

/** The words of a passage and what stands around them; an absent context says nothing. */
export interface StatedQuote {
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

/** What is known of where a passage was. At least one of the two is needed to find it again. */
export interface PassageSelectors {
  readonly position?: StatedPosition;
  readonly quote?: StatedQuote;
}

/**
 * What became of a passage in a text.
 *
 * - `exact`: the words stand where the position says, or no position was stated and their context
 *   names one place.
 * - `moved`: the same words, elsewhere than stated. `isCertain` where prefix, words and suffix
 *   together occur once.
 * - `folded`: the same words but for spaces, quotation marks, dashes, invisible characters or
 *   normal form.
 * - `fuzzy`: nearly the same words between the same neighbours; `errors` counts the differing units.
 * - `position-only`: nothing but a position was stated, and it marks whole characters.
 * - `orphan`: not found; `reason` is a sentence's end ("its words are not in the text").
 */
export type Anchoring =
  | (TextRange & { readonly kind: 'exact' | 'folded' | 'position-only' })
  | (TextRange & { readonly kind: 'moved'; readonly isCertain: boolean })
  | (TextRange & { readonly kind: 'fuzzy'; readonly errors: number })
  | { readonly kind: 'orphan'; readonly reason: string };
