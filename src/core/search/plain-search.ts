import { utf16, type TextRange } from '#core/text';
import type { Exactness } from './characters.ts';
import { foldForSearch } from './fold-for-search.ts';
import { occurrencesOf } from './occurrences.ts';
import type { Matcher } from './query.ts';
import type { FoldedBlocks, SearchableBody } from './searchable-body.ts';
import { isWordEdge } from './word-edges.ts';
import { holds } from './ascending.ts';
import { isLetterUnit } from './word-characters.ts';

/** How texts are looked for. */
export interface PlainManner {
  readonly mode: 'plain' | 'word' | 'word-start';
  readonly exactness: Exactness;
  /**
   * Notes' marks are seen through, and are found as well. 'read' leaves out boilerplate and these.
   */
  readonly of: 'blocks' | 'blocks-and-boilerplate' | 'read';
}

/** One folded text to look for. */
interface Pattern {
  readonly folded: string;
  /** Places in it at which a hyphen of the query stands for one at the end of a line. */
  readonly brokenAt: readonly number[];
  /** The texts that it is the folding of. */
  readonly texts: readonly string[];
}

/** Whether a place counts that one of these texts was found in, as it stands there. */
export type Accept = (found: string, texts: readonly string[]) => boolean;

/** With more hyphens in one text than this, only one at a time is taken for a broken one. */
const MOST_TOGETHER = 4;
/** And of those, no more than this: each is a search of its own. */
const MOST_APART = 16;

function subsetsOf(places: readonly number[]): readonly (readonly number[])[] {
  if (places.length > MOST_TOGETHER)
    return [[], ...places.slice(0, MOST_APART).map((place) => [place])];
  return places.reduce<readonly (readonly number[])[]>(
    (subsets, place) => [...subsets, ...subsets.map((subset) => [...subset, place])],
    [[]],
  );
}

/** A folded text, and what it is where some of its hyphens end a line. */
function brokenForms(folded: string): readonly Omit<Pattern, 'texts'>[] {
  const hyphens = [...folded.matchAll(/-/gu)]
    .map(({ index }) => index)
    .filter(
      (at) =>
        at > 0 &&
        isLetterUnit(folded.charCodeAt(at - 1)) &&
        isLetterUnit(folded.charCodeAt(at + 1)),
    );
  return subsetsOf(hyphens).map((subset) => ({
    folded: [...subset]
      .reverse()
      .reduce((form, at) => form.slice(0, at) + form.slice(at + 1), folded),
    brokenAt: subset.map((at, index) => at - index),
  }));
}

/** What a query of several lines says of its own broken words: joined, or with the hyphen. */
const readings = (text: string): readonly string[] => [
  ...new Set([text, text.replace(/(?<=\p{L})[-‐][ \t]*\n[ \t]*(?=\p{L})/gu, '-')]),
];

const foldQuery = (text: string, exactness: Exactness): string =>
  foldForSearch(text, exactness).text.trim();

function patternsOf(texts: readonly string[], exactness: Exactness): readonly Pattern[] {
  const patterns = new Map<string, Pattern>();
  for (const text of texts)
    for (const reading of readings(text)) {
      const folded = foldQuery(reading, exactness);
      if (folded === '') continue;
      for (const form of brokenForms(folded)) {
        const key = `${form.brokenAt.join()} ${form.folded}`;
        const same = patterns.get(key)?.texts ?? [];
        patterns.set(key, { ...form, texts: [...same, text] });
      }
    }
  return [...patterns.values()];
}

/** What is looked for in folded texts where texts are: each holds it wherever one of these is found. */
export const foldedPatterns = (
  texts: readonly string[],
  exactness: Exactness,
): readonly string[] => [...new Set(patternsOf(texts, exactness).map(({ folded }) => folded))];

/** A place that counts in a folded text: where it ends there, and its range in the source. */
interface Place extends TextRange {
  readonly to: number;
}

/** Looks for one pattern in one document: gives the first place that counts at or behind another. */
function placesOf(
  pattern: Pattern,
  { body }: SearchableBody,
  folded: FoldedBlocks,
  manner: PlainManner,
  accept: Accept | null,
): (from: number) => Place | null {
  const { map, starts, broken, boilerplate } = folded;
  const next = occurrencesOf(pattern.folded, folded.text);
  const { length } = pattern.folded;
  let block = 0;

  /** Where to go on from, if a place is in a block that is left out; -1 if it is not. */
  const behindBoilerplate = (from: number): number => {
    if (manner.of !== 'blocks') return -1;
    // Doubling steps: blocks are many, and places may be few.
    let step = 1;
    while (block + step < starts.length && (starts[block + step] as number) <= from) {
      block += step;
      step *= 2;
    }
    while (step >= 1) {
      if (block + step < starts.length && (starts[block + step] as number) <= from) block += step;
      step = step === 1 ? 0 : step / 2;
    }
    return boilerplate[block] === 1 ? (starts[block + 1] as number) : -1;
  };

  const isBrokenAt = (at: number): boolean => holds(broken, at);

  const isWhole = (from: number, to: number): boolean =>
    manner.mode === 'plain' ||
    (isWordEdge(folded, from) && (manner.mode === 'word-start' || isWordEdge(folded, to)));

  return (start) => {
    for (let from = next(start); from >= 0; from = next(from + 1)) {
      const behind = behindBoilerplate(from);
      if (behind >= 0) {
        from = behind - 1;
        continue;
      }
      const to = from + length;
      if (!isWhole(from, to)) continue;
      const range = { start: utf16(map.startOf(from)), end: utf16(map.endOf(to)) };
      if (range.start < 0 || range.end < 0) continue;
      if (!pattern.brokenAt.every((at) => isBrokenAt(from + at))) continue;
      if (accept !== null && !accept(body.text.slice(range.start, range.end), pattern.texts))
        continue;
      return { ...range, to };
    }
    return null;
  };
}

/** What of a document is looked through: all of it, and once more where notes' marks part words. */
function foldingsOf(body: SearchableBody, { of, exactness }: PlainManner): readonly FoldedBlocks[] {
  if (of === 'read') return [body.read()];
  const through = body.through(exactness);
  const all = body.folded(exactness);
  return through === null ? [all] : [all, through];
}

const isBefore = (one: TextRange, other: TextRange | null): boolean =>
  other === null || one.start < other.start || (one.start === other.start && one.end > other.end);

/**
 * Looks for several texts at once: the first place of any, the longest where several begin together,
 * and so on behind it. Null where no text holds anything to look for.
 */
export function plainMatcher(
  texts: readonly string[],
  manner: PlainManner,
  accept: Accept | null = null,
): Matcher | null {
  const patterns = patternsOf(texts, manner.exactness);
  if (patterns.length === 0) return null;
  return {
    find(body, limit = Infinity) {
      const searches = foldingsOf(body, manner).flatMap((folded) =>
        patterns.map((pattern) => {
          const find = placesOf(pattern, body, folded, manner, accept);
          return { folded, find, place: find(0) };
        }),
      );
      const found: TextRange[] = [];
      while (found.length < limit) {
        let best: Place | null = null;
        let bestIn: FoldedBlocks | null = null;
        for (const { folded, place } of searches)
          if (place !== null && isBefore(place, best)) {
            best = place;
            bestIn = folded;
          }
        if (best === null) break;
        const { start, end, to } = best;
        found.push({ start, end });
        for (const search of searches)
          if (search.place !== null && search.place.start < end)
            search.place = search.find(
              search.folded === bestIn ? to : search.folded.map.foldedFrom(end),
            );
      }
      return found;
    },
  };
}
