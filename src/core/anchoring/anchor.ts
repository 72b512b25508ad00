import {
  codePoint,
  utf16,
  type CodePointIndex,
  type TextRange,
  type Utf16Offset,
} from '#core/text';
import { splitsGrapheme, splitsPair } from './boundaries.ts';
import { findQuote, type QuoteSearch } from './find-quote.ts';
import { findNearly } from './find-nearly.ts';
import { fold, folded, type FoldedText } from './fold.ts';
import type { Anchoring, PassageSelectors, StatedPosition, StatedQuote } from './selectors.ts';

const orphan = (reason: string): Anchoring => ({ kind: 'orphan', reason });

const rangeOf = (start: number, end: number): TextRange => ({
  start: utf16(start),
  end: utf16(end),
});

/** Why a search found no place, as a sentence's end. */
function reasonOf(search: QuoteSearch): string {
  if (search.kind === 'ambiguous')
    return `its words occur ${search.count} times, and nothing tells which place is meant`;
  if (search.kind === 'doubtful') return 'its words occur only among other words than stated';
  return 'its words are not in the text';
}

/** Quotes and contexts are folded apart, but white space at their seams was one run in the text. */
function foldedQuote(quote: Required<StatedQuote>): Required<StatedQuote> {
  const exact = folded(quote.exact);
  const prefix = folded(quote.prefix);
  const suffix = folded(quote.suffix);
  return {
    exact,
    prefix: exact.startsWith(' ') && prefix.endsWith(' ') ? prefix.slice(0, -1) : prefix,
    suffix: exact.endsWith(' ') && suffix.startsWith(' ') ? suffix.slice(1) : suffix,
  };
}

/** Finds passages in one text; what it derives from the text is derived once, when first needed. */
export type Anchorer = (selectors: PassageSelectors) => Anchoring;

/**
 * Prepares a text for finding passages in it.
 *
 * Each passage goes down a ladder, and the first rung that holds is its verdict: exact, moved,
 * folded, fuzzy, orphan (see {@link Anchoring}). No rung but fuzzy ever yields other words than the
 * quote's, and fuzzy never another digit, number word, month or negation.
 *
 * A stated position is tried as code points, as W3C Web Annotation counts, and as UTF-16 units, as
 * many programs do; the quote decides. Without a quote it is taken as code points.
 */
export function prepareAnchoring(text: string, index: CodePointIndex): Anchorer {
  let foldedText: FoldedText | undefined;
  const theFolded = (): FoldedText => (foldedText ??= fold(text));

  const fromCodePoints = (offset: number): Utf16Offset | null =>
    Number.isInteger(offset) && offset >= 0 && offset <= index.length
      ? index.toUtf16(codePoint(offset))
      : null;

  function hintsOf(position: StatedPosition | undefined): number[] {
    if (position === undefined) return [];
    const hints = new Set<number>();
    const standard = fromCodePoints(position.start);
    if (standard !== null) hints.add(standard);
    if (Number.isInteger(position.start) && position.start >= 0 && position.start <= text.length)
      hints.add(position.start);
    return [...hints];
  }

  function byPosition(position: StatedPosition): Anchoring {
    const start = fromCodePoints(position.start);
    const end = fromCodePoints(position.end);
    if (start === null || end === null)
      return orphan('its position is outside the text, and it quotes no words');
    if (start >= end) return orphan('its position holds no text, and it quotes no words');
    if (splitsGrapheme(text, start) || splitsGrapheme(text, end))
      return orphan('its position cuts a character in two, and it quotes no words');
    return { kind: 'position-only', ...rangeOf(start, end) };
  }

  function placed(
    at: number,
    end: number,
    hints: readonly number[],
    isPositionStated: boolean,
    isCertain: boolean,
  ): Anchoring {
    const range = rangeOf(at, end);
    if (hints.includes(at) || (!isPositionStated && isCertain)) return { kind: 'exact', ...range };
    return { kind: 'moved', ...range, isCertain };
  }

  function byFoldedQuote(
    quote: Required<StatedQuote>,
    hints: readonly number[],
  ): { readonly search: QuoteSearch; readonly range: TextRange | null } {
    const form = foldedQuote(quote);
    if (form.exact.trim() === '') return { search: { kind: 'absent' }, range: null };
    const haystack = theFolded();
    const sourceAt = (at: number): TextRange | null => {
      const source = haystack.toSource(at, at + form.exact.length);
      if (source === null || splitsPair(text, source.start) || splitsPair(text, source.end))
        return null;
      // The law of this rung, kept even where a character folds otherwise apart from its neighbours.
      if (folded(text.slice(source.start, source.end)) !== form.exact) return null;
      return rangeOf(source.start, source.end);
    };
    const near = hints.map((hint) => haystack.near(hint));
    const search = findQuote(haystack.text, form, near, (at) => sourceAt(at) !== null);
    return { search, range: search.kind === 'found' ? sourceAt(search.at) : null };
  }

  return function anchorPassage({ position, quote: stated }) {
    if (stated === undefined || stated.exact === '')
      return position === undefined
        ? orphan('it states neither words nor a position')
        : byPosition(position);

    const quote = { exact: stated.exact, prefix: stated.prefix ?? '', suffix: stated.suffix ?? '' };
    const hints = hintsOf(position);
    const search = findQuote(
      text,
      quote,
      hints,
      (at) => !splitsPair(text, at) && !splitsPair(text, at + quote.exact.length),
    );
    if (search.kind === 'found')
      return placed(
        search.at,
        search.at + quote.exact.length,
        hints,
        position !== undefined,
        search.isCertain,
      );

    const { search: foldedSearch, range } = byFoldedQuote(quote, hints);
    if (range !== null && foldedSearch.kind === 'found')
      return text.slice(range.start, range.end) === quote.exact
        ? placed(range.start, range.end, hints, position !== undefined, foldedSearch.isCertain)
        : { kind: 'folded', ...range };

    if (search.kind !== 'absent') return orphan(reasonOf(search));
    if (foldedSearch.kind !== 'absent') return orphan(reasonOf(foldedSearch));

    const nearly = findNearly(theFolded().text, foldedQuote(quote));
    if (nearly === null) return orphan(reasonOf(search));
    const source = theFolded().toSource(nearly.start, nearly.end);
    if (source === null || splitsGrapheme(text, source.start) || splitsGrapheme(text, source.end))
      return orphan(reasonOf(search));
    return { kind: 'fuzzy', ...rangeOf(source.start, source.end), errors: nearly.errors };
  };
}

/** Finds one passage in a text. For several in one text, {@link prepareAnchoring} reads it once. */
export function anchor(
  text: string,
  index: CodePointIndex,
  selectors: PassageSelectors,
): Anchoring {
  return prepareAnchoring(text, index)(selectors);
}
