import { countGraphemes } from './boundaries.ts';
import { nearestPrefix } from './edit-distance.ts';
import { agreeingAfter, agreeingBefore, keepsWordEdges } from './find-quote.ts';
import type { StatedQuote } from './selectors.ts';
import { tellingWords } from './telling-words.ts';

const SHORTEST_GRAPHEMES = 20;
const LONGEST = 4000;
const ERROR_SHARE = 0.15;

/** Units of context that must stand unchanged at one edge of the passage. */
const SEED = 12;

/** Places whose neighbourhood is compared, and cells of the comparison, before it is given up. */
const MOST_SEEDS = 200;
const MOST_CELLS = 40_000_000;

export interface NearPassage {
  readonly start: number;
  readonly end: number;
  readonly errors: number;
}

/** Where a seed stands; nowhere, where it stands in too many places to tell anything. */
function allStarts(text: string, seed: string, most: number): number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(seed); at !== -1; at = text.indexOf(seed, at + 1)) {
    starts.push(at);
    if (starts.length > most) return [];
  }
  return starts;
}

const reversed = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => text[text.length - 1 - i]).join('');

/** Passages between an unchanged neighbour and whatever end makes them most like the quote. */
function candidates(
  text: string,
  quote: Required<StatedQuote>,
  limit: number,
  most: number,
): NearPassage[] {
  const { exact, prefix, suffix } = quote;
  const reach = exact.length + limit;
  const found: NearPassage[] = [];
  if (prefix.length >= SEED)
    for (const at of allStarts(text, prefix.slice(-SEED), most)) {
      const start = at + SEED;
      const near = nearestPrefix(exact, text.slice(start, start + reach), limit);
      if (near !== null) found.push({ start, end: start + near.length, errors: near.errors });
    }
  if (suffix.length >= SEED)
    for (const end of allStarts(text, suffix.slice(0, SEED), most)) {
      const before = reversed(text.slice(Math.max(0, end - reach), end));
      const near = nearestPrefix(reversed(exact), before, limit);
      if (near !== null) found.push({ start: end - near.length, end, errors: near.errors });
    }
  return found;
}

/**
 * Finds a passage whose words were changed a little, in folded text: at least 20 graphemes, at most
 * 15 % of its units changed, one neighbour unchanged, the same digits and telling words, and no
 * other place nearly as good. Null where any of that fails: a passage is rather lost than mistaken.
 */
export function findNearly(text: string, quote: Required<StatedQuote>): NearPassage | null {
  const { exact, prefix, suffix } = quote;
  if (exact.length > LONGEST || countGraphemes(exact, SHORTEST_GRAPHEMES) < SHORTEST_GRAPHEMES)
    return null;
  const limit = Math.floor(exact.length * ERROR_SHARE);
  const most = Math.min(MOST_SEEDS, Math.floor(MOST_CELLS / (exact.length * (2 * limit + 1))));

  const agreement = ({ start, end }: NearPassage): number =>
    agreeingBefore(prefix, text, start) + agreeingAfter(suffix, text, end);
  const ranked = candidates(text, quote, limit, most).sort(
    (a, b) => a.errors - b.errors || agreement(b) - agreement(a) || a.start - b.start,
  );
  const [best] = ranked;
  if (best === undefined || best.end <= best.start) return null;

  const margin = Math.max(2, Math.ceil(exact.length * 0.05));
  const rival = ranked.find(({ start, end }) => end <= best.start || start >= best.end);
  if (rival !== undefined && rival.errors < best.errors + margin) return null;

  const words = text.slice(best.start, best.end);
  if (tellingWords(words) !== tellingWords(exact)) return null;
  return keepsWordEdges(text, best.start, { exact: words, prefix, suffix }) ? best : null;
}
