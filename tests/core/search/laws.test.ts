import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldForSearch, prepareAlternatives, searchableBody, type Exactness } from '#core/search';
import type { DocumentBody, TextRange } from '#core/text';
import { bodyOf, loosely, range, rangesIn } from './bodies.ts';
import { texts } from './texts.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

const edgesOf = (text: string): readonly number[] => [
  ...Array.from(segmenter.segment(text), ({ index }) => index),
  text.length,
];

/** Without line ends: what a hyphen before one stands for depends on what is around. */
const lines = texts.map((text) => text.replaceAll('\n', '\t'));

/** A text, and a stretch of clusters of it, or something else, to look for. */
const searches = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(lines, fc.nat(), fc.integer({ min: 1, max: 6 }))
      .map(([text, at, length]) => {
        const edges = edgesOf(text);
        const from = at % edges.length;
        return {
          text,
          query: text.slice(edges[from], edges[Math.min(from + length, edges.length - 1)]),
        };
      }),
  },
  { weight: 1, arbitrary: fc.record({ text: lines, query: lines }) },
);

const manners = fc.record({ matchCase: fc.boolean(), matchDiacritics: fc.boolean() });

/** Folds every stretch of clusters by itself, and takes the longest that is equal, from the left. */
function naively(text: string, query: string, exactness: Exactness): readonly TextRange[] {
  const wanted = foldForSearch(query, exactness).text.trim();
  const edges = edgesOf(text);
  const isSeen = (from: number): boolean =>
    foldForSearch(text.slice(edges[from], edges[from + 1]), exactness).text.trim() !== '';
  const found: TextRange[] = [];
  for (let from = 0; from < edges.length - 1; from++) {
    if (!isSeen(from)) continue;
    for (let to = edges.length - 1; to > from; to--) {
      if (!isSeen(to - 1)) continue;
      const [start, end] = [edges[from] ?? 0, edges[to] ?? 0];
      if (foldForSearch(text.slice(start, end), exactness).text !== wanted) continue;
      found.push(range(start, end));
      from = to - 1;
      break;
    }
  }
  return found;
}

const canBeFound = (query: string, exactness: Exactness): boolean =>
  foldForSearch(query, exactness).text.trim() !== '';

describe('what a plain search finds', () => {
  test('is what folding every stretch of the text finds', () => {
    fc.assert(
      fc.property(searches, manners, ({ text, query }, manner) => {
        const exactness = { case: manner.matchCase, diacritics: manner.matchDiacritics };
        fc.pre(canBeFound(query, exactness));
        expect(rangesIn(bodyOf(text), query, manner)).toEqual(naively(text, query, exactness));
      }),
      { numRuns: 1500 },
    );
  });

  test('folds to the query, stands on clusters, ascends and does not overlap', () => {
    fc.assert(
      fc.property(texts, texts, fc.constantFrom('plain', 'word'), (text, query, mode) => {
        fc.pre(canBeFound(query, { case: false, diacritics: false }));
        const edges = new Set(edgesOf(text));
        const words = foldForSearch(query.replaceAll('\n', ' ')).text.trim();
        let reached = 0;
        for (const { start, end } of rangesIn(bodyOf(text), query.replaceAll('\n', ' '), {
          mode,
        })) {
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(end).toBeGreaterThan(start);
          expect(edges.has(start) && edges.has(end)).toBe(true);
          const folded = foldForSearch(text.slice(start, end)).text;
          expect(folded.replaceAll('-', '')).toBe(words.replaceAll('-', ''));
          reached = end;
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('more exactly, or as whole words, is found nowhere where nothing is found at all', () => {
    fc.assert(
      fc.property(searches, manners, ({ text, query }, manner) => {
        fc.pre(canBeFound(query, { case: false, diacritics: false }));
        const body = bodyOf(text);
        const isFound = rangesIn(body, query).length > 0;
        expect(rangesIn(body, query, manner).length > 0 && !isFound).toBe(false);
        expect(rangesIn(body, query, { mode: 'word' }).length > 0 && !isFound).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

/** Several blocks, some boilerplate, and several texts. */
const bodies = fc
  .array(
    fc.tuple(
      texts.filter((text) => text !== ''),
      fc.boolean(),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts): DocumentBody => {
    let text = '';
    const blocks = parts.map(([words, boilerplate]) => {
      const block = {
        kind: 'paragraph' as const,
        ...range(text.length, text.length + words.length),
        ...(boilerplate && { boilerplate: true as const }),
      };
      text += `${words}\n`;
      return block;
    });
    return { text, blocks, noteMarkers: [] };
  });

test('what is found in a document is what is found in each block that is read', () => {
  fc.assert(
    fc.property(
      bodies,
      fc.array(fc.constantFrom('a', 'as', 'sa', 's', 'ss', 'fi', 'ae', "'", 'i a', '-'), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.constantFrom('plain' as const, 'word' as const),
      fc.boolean(),
      (body, wanted, mode, includeBoilerplate) => {
        const prepared = prepareAlternatives({
          ...loosely,
          mode,
          texts: wanted,
          includeBoilerplate,
        });
        const find = (each: DocumentBody) =>
          prepared.ok ? prepared.matcher.find(searchableBody(each)) : [];
        const byBlock = body.blocks
          .filter(({ boilerplate }) => includeBoilerplate || boilerplate !== true)
          .flatMap(({ start, end }) =>
            find(bodyOf(body.text.slice(start, end))).map((place) =>
              range(start + place.start, start + place.end),
            ),
          );
        expect(find(body)).toEqual(byBlock);
      },
    ),
    { numRuns: 1000 },
  );
});
