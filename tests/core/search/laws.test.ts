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

/** Marks of notes among letters, that join no cluster of their neighbours. */
const markedTexts = fc
  .array(
    fc.oneof(
      {
        weight: 5,
        arbitrary: fc.constantFrom(
          'a',
          'A',
          'ß',
          's',
          'é',
          'ﬁ',
          ' ',
          ' ',
          '.',
          '\u00ad',
          '1',
          '中',
        ),
      },
      { weight: 2, arbitrary: fc.constantFrom('⟦1⟧', '⟦12⟧', '⟦ 1⟧', '⟦a⟧', '⟦.1⟧', '⟦[1]⟧') },
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((parts) => parts.join(''));

const isWordSign = (char: string): boolean => /^[\p{L}\p{M}\p{N}]$/u.test(char);

/** Every stretch that folds to the query, with its notes' marks or without those that part no word. */
function markedNaively(body: DocumentBody, query: string, exactness: Exactness): TextRange[] {
  const { text, noteMarkers } = body;
  const wanted = foldForSearch(query, exactness).text.trim();
  const edges = edgesOf(text);
  const isMark = (at: number): boolean =>
    noteMarkers.some(({ start, end }) => at >= start && at < end);
  /** The text between two edges without marks; null where one word would come of two. */
  const without = (from: number, to: number): string | null => {
    let shown = '';
    let isBehindMark = false;
    for (let at = from; at < to; at++) {
      const char = text.charAt(at);
      if (isMark(at)) isBehindMark = true;
      else {
        const seen = foldForSearch(shown).text;
        if (isBehindMark && isWordSign(seen.slice(-1)) && isWordSign(char)) return null;
        isBehindMark = false;
        shown += char;
      }
    }
    return shown;
  };
  const isAt = (from: number, to: number): boolean => {
    const ends = [text.slice(from).search(/[^\u00ad]/u) === 0, !/\u00ad$/u.test(text.slice(0, to))];
    if (!ends.every(Boolean) || /^\s|\s$/u.test(text.slice(from, to))) return false;
    const isWith = foldForSearch(text.slice(from, to), exactness).text === wanted;
    if (isWith || isMark(from) || isMark(to - 1)) return isWith;
    const rest = without(from, to);
    return rest !== null && foldForSearch(rest, exactness).text === wanted;
  };
  const found: TextRange[] = [];
  for (let from = 0; from < edges.length - 1; from++) {
    for (let to = edges.length - 1; to > from; to--) {
      const [start, end] = [edges[from] ?? 0, edges[to] ?? 0];
      if (!isAt(start, end)) continue;
      found.push(range(start, end));
      from = to - 1;
      break;
    }
  }
  return found;
}

interface Asked {
  readonly text: string;
  readonly at: number;
  readonly length: number;
  readonly isWithMarks: boolean;
}

test('notes’ marks are found, and seen through, wherever a stretch folds to what is looked for', () => {
  const asked: fc.Arbitrary<Asked> = fc.record({
    text: markedTexts,
    at: fc.nat(),
    length: fc.integer({ min: 1, max: 6 }),
    isWithMarks: fc.boolean(),
  });
  /** What stands somewhere in the text, without the marks there or with them. */
  const wordsOf = ({ text, at, length, isWithMarks }: Asked): string => {
    const parts = text.match(/⟦[^⟧]*⟧|./gu) ?? [];
    const from = at % parts.length;
    const meant = parts.slice(from, from + length);
    return isWithMarks
      ? meant.join('').replace(/[⟦⟧]/gu, '')
      : meant.filter((part) => !part.startsWith('⟦')).join('');
  };
  fc.assert(
    fc.property(asked, manners, (each, manner) => {
      const wanted = wordsOf(each);
      const exactness = { case: manner.matchCase, diacritics: manner.matchDiacritics };
      fc.pre(canBeFound(wanted, exactness));
      const body = bodyOf(each.text);
      expect(rangesIn(body, wanted, manner)).toEqual(markedNaively(body, wanted, exactness));
    }),
    { numRuns: 1200 },
  );
});

test('what stands in no note’s mark is found as if there were none, and read where it is', () => {
  fc.assert(
    fc.property(markedTexts, (text) => {
      const body = bodyOf(text);
      for (const mode of ['plain', 'word'] as const)
        for (const { start, end } of rangesIn({ ...body, noteMarkers: [] }, 'a', { mode }))
          expect(rangesIn(body, 'a', { mode })).toContainEqual(range(start, end));
    }),
    { numRuns: 500 },
  );
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
