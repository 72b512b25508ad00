import { splitsGrapheme } from './boundaries.ts';
import type { StatedQuote } from './selectors.ts';

/** Occurrences that are weighed; beyond, a quote says too little to be told apart. */
const MOST_CANDIDATES = 2000;

/** Units of agreeing context that outweigh a stated position, and that a short quote needs. */
const TELLING_CONTEXT = 8;

/** A quote this long, occurring once, is itself whatever surrounds it. */
const TELLING_LENGTH = 20;

export type QuoteSearch =
  | { readonly kind: 'found'; readonly at: number; readonly isCertain: boolean }
  | { readonly kind: 'absent' }
  | { readonly kind: 'ambiguous'; readonly count: number }
  | { readonly kind: 'doubtful' };

const WORD = /[\p{L}\p{N}\p{M}_]/u;

/** Scripts that write words without spaces between them: no edge of a word is seen there. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function isWordAt(text: string, at: number): boolean {
  const char = text.charAt(at);
  return char !== '' && WORD.test(char) && !UNSPACED.test(char);
}

/** Units that agree backwards from two offsets. */
export function agreeingBefore(a: string, b: string, bEnd: number): number {
  let count = 0;
  while (
    count < a.length &&
    count < bEnd &&
    a.charCodeAt(a.length - 1 - count) === b.charCodeAt(bEnd - 1 - count)
  )
    count++;
  return count;
}

/** Units that agree forwards. */
export function agreeingAfter(a: string, b: string, bStart: number): number {
  let count = 0;
  while (count < a.length && a.charCodeAt(count) === b.charCodeAt(bStart + count)) count++;
  return count;
}

/**
 * "May" is no part of "Mayor": an edge between words stays one, as the stated context has it. A long
 * quote without context may be cut anywhere.
 */
export function keepsWordEdges(text: string, at: number, quote: Required<StatedQuote>): boolean {
  const { exact, prefix, suffix } = quote;
  const end = at + exact.length;
  const cutBefore = isWordAt(text, at - 1) && isWordAt(exact, 0);
  const cutAfter = isWordAt(text, end) && isWordAt(exact, exact.length - 1);
  const isLong = exact.length >= TELLING_LENGTH;
  const mayCutBefore = isWordAt(prefix, prefix.length - 1) || (prefix === '' && isLong);
  const mayCutAfter = isWordAt(suffix, 0) || (suffix === '' && isLong);
  return (!cutBefore || mayCutBefore) && (!cutAfter || mayCutAfter);
}

/** Starts of the quote's occurrences, those nearest to the hint first in either direction. */
function occurrences(text: string, exact: string, hint: number): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(exact, hint); at !== -1; at = text.indexOf(exact, at + 1)) {
    found.push(at);
    if (found.length > MOST_CANDIDATES) break;
  }
  if (hint === 0) return found;
  const before: number[] = [];
  for (let at = text.lastIndexOf(exact, hint - 1); at !== -1;) {
    before.push(at);
    if (at === 0 || before.length > MOST_CANDIDATES) break;
    at = text.lastIndexOf(exact, at - 1);
  }
  return before.reverse().concat(found);
}

interface Candidate {
  readonly at: number;
  readonly score: number;
  readonly distance: number;
}

/**
 * Finds where a quote stands in a text. Only places whose units equal the quote's are found:
 * context and the stated position choose among them, and where they do not, none is chosen.
 *
 * @param hints offsets at which the quote was stated to start, in the text's units; may be empty.
 * @param isWhole refuses places that the caller cannot use.
 */
export function findQuote(
  text: string,
  quote: Required<StatedQuote>,
  hints: readonly number[],
  isWhole: (at: number) => boolean,
): QuoteSearch {
  const { exact, prefix, suffix } = quote;
  const context = prefix.length + suffix.length;
  const scoreAt = (at: number): number =>
    agreeingBefore(prefix, text, at) + agreeingAfter(suffix, text, at + exact.length);

  for (const hint of hints)
    if (text.startsWith(exact, hint) && scoreAt(hint) === context && isWhole(hint))
      return { kind: 'found', at: hint, isCertain: true };

  if (context > 0) {
    const passage = prefix + exact + suffix;
    const first = text.indexOf(passage);
    if (first !== -1 && text.indexOf(passage, first + 1) === -1 && isWhole(first + prefix.length))
      return { kind: 'found', at: first + prefix.length, isCertain: true };
  }

  const all = occurrences(text, exact, Math.min(text.length, hints[0] ?? 0)).filter(isWhole);
  if (all.length === 0) return { kind: 'absent' };
  const starts = all.filter(
    (at) =>
      keepsWordEdges(text, at, quote) &&
      !splitsGrapheme(text, at) &&
      !splitsGrapheme(text, at + exact.length),
  );
  if (starts.length > MOST_CANDIDATES && hints.length === 0)
    return { kind: 'ambiguous', count: starts.length };

  const [best, second] = starts
    .map((at): Candidate => {
      const distance = Math.min(Infinity, ...hints.map((hint) => Math.abs(hint - at)));
      return { at, score: scoreAt(at) + (distance === 0 ? TELLING_CONTEXT : 0), distance };
    })
    .sort((a, b) => b.score - a.score || a.distance - b.distance);
  if (best === undefined) return { kind: 'doubtful' };

  const isOnlyOne = starts.length === 1;
  const needed =
    isOnlyOne && exact.length >= TELLING_LENGTH ? 0 : Math.min(TELLING_CONTEXT, context);
  if (best.score < needed) return { kind: 'doubtful' };
  if (second !== undefined && second.score === best.score) {
    const isClearlyNearer = best.distance * 2 <= second.distance && second.distance !== Infinity;
    if (!isClearlyNearer) return { kind: 'ambiguous', count: starts.length };
  }
  return { kind: 'found', at: best.at, isCertain: isOnlyOne && context === 0 };
}
