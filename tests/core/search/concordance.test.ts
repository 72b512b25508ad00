import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concordanceOrder, contextOf, type ConcordanceOrder } from '#core/search';
import type { Block, TextRange } from '#core/text';
import { range } from './bodies.ts';
import { texts } from './texts.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The context of what stands between [ and ] in a text of one block. */
function around(marked: string, width: number) {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  const text = marked.replace(/[[\]]/gu, '');
  const block: Block = { kind: 'paragraph', ...range(0, text.length) };
  return contextOf(text, block, range(start, end), width);
}

describe('a place in its context', () => {
  test.each([
    [
      'all of a short block',
      'one two [three] four',
      20,
      ['one two ', 'three', ' four', false, false],
    ],
    ['whole words', 'one two [three] four five', 6, ['two ', 'three', ' four', true, true]],
    ['words that just fit', 'one two [three] four five', 5, ['two ', 'three', ' four', true, true]],
    ['half of a word that is too long', 'abcdefgh[x]abcdefgh', 3, ['fgh', 'x', 'abc', true, true]],
    ['no half of a cluster', 'ae\u0301[x]ae\u0301', 2, ['e\u0301', 'x', 'a', true, true]],
    [
      'white space as one space',
      'one\n\n  two [three\n  four]\tfive',
      20,
      ['one two ', 'three four', ' five', false, false],
    ],
    [
      'no signs that set a direction',
      'a \u202eb \u2066[c]\u2069\u202c \u200fd',
      20,
      ['a b ', 'c', ' \u200fd', false, false],
    ],
    ['nothing beside what is alone', '[alone]', 20, ['', 'alone', '', false, false]],
  ])('has %s', (_, marked, width, expected) => {
    const { before, match, after, isCutBefore, isCutAfter } = around(marked, width);
    expect([before, match, after, isCutBefore, isCutAfter]).toEqual(expected);
  });

  test('ends with its block', () => {
    const text = 'before\nhere it is\nbehind';
    const block: Block = { kind: 'paragraph', ...range(7, 17) };
    expect(contextOf(text, block, range(12, 14), 40)).toEqual({
      before: 'here ',
      match: 'it',
      after: ' is',
      isCutBefore: false,
      isCutAfter: false,
    });
  });

  test('is a stretch of its block, and no longer than is asked for', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(8), fc.nat(30), (text, at, length, width) => {
        fc.pre(text !== '');
        const edges = [...segmenter.segment(text)].map(({ index }) => index).concat(text.length);
        const from = at % edges.length;
        const place = range(
          edges[from] ?? 0,
          edges[Math.min(from + length, edges.length - 1)] ?? 0,
        );
        const block: Block = { kind: 'paragraph', ...range(0, text.length) };
        const { before, match, after } = contextOf(text, block, place, width);
        const shown = (words: string) => words.replace(/[\s\u0085]+/gu, ' ');
        expect(shown(text.slice(0, place.start)).endsWith(before)).toBe(true);
        expect(match).toBe(shown(text.slice(place.start, place.end)));
        expect(shown(text.slice(place.end)).startsWith(after)).toBe(true);
        expect(Math.max(before.length, after.length)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 1000 },
    );
  });
});

/** The same with no regard to how long it takes: all of the block, one word after another. */
function aroundPlainly(text: string, place: TextRange, width: number) {
  const shown = (words: string): string =>
    words.replace(/[\u202a-\u202e\u2066-\u2069]/gu, '').replace(/[\s\u0085]+/gu, ' ');
  const reach = width * 4 + 4;
  const [left, right] = [Math.max(0, place.start - reach), place.end + reach];
  let lead = shown(text.slice(left, place.start)).replace(/^ /u, '');
  let tail = shown(text.slice(place.end, right)).replace(/ $/u, '');
  if (left > 0) lead = lead.replace(/^\S+ (?=.)/su, '');
  if (right < text.length) tail = tail.replace(/(?<=.) \S+$/su, '');
  const block = { kind: 'paragraph' as const, ...range(0, lead.length + tail.length) };
  const { before, after } = contextOf(lead + tail, block, range(lead.length, lead.length), width);
  return {
    ...{ before, match: shown(text.slice(place.start, place.end)), after },
    isCutBefore: left > 0 || before.length < lead.length,
    isCutAfter: right < text.length || after.length < tail.length,
  };
}

test('a place in a long block has the context that looking at all of it gives', () => {
  const word = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('a', 'word', 'words,', 'é', '“said”', '–', '. ') },
    { weight: 1, arbitrary: fc.constantFrom('\u00a0', '\n\n', '\t ', '\u202e', 'ab'.repeat(60)) },
    { weight: 1, arbitrary: fc.constantFrom('👩‍👩‍👧'.repeat(9), 'e\u0301'.repeat(40), '   ') },
  );
  const long = fc.array(word, { minLength: 1, maxLength: 200 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(
      long,
      fc.nat(),
      fc.nat(20),
      fc.constantFrom(5, 40, 120),
      (text, at, size, width) => {
        const edges = [...segmenter.segment(text)].map(({ index }) => index).concat(text.length);
        const from = at % edges.length;
        const place = range(edges[from] ?? 0, edges[Math.min(from + size, edges.length - 1)] ?? 0);
        const block: Block = { kind: 'paragraph', ...range(0, text.length) };
        expect(contextOf(text, block, place, width)).toEqual(aroundPlainly(text, place, width));
      },
    ),
    { numRuns: 600 },
  );
});

describe('the rows of a concordance', () => {
  const row = (line: string) => {
    const [before = '', match = '', after = ''] = line.split('|');
    return { before, match, after };
  };
  const rows = [
    'they said the |attack| on Kabul',
    'an |attacker| was seen',
    'They Said a |attack| in Kabul',
    '|Attack| 10 is next',
    'he saw the |attack| in Herat',
    '|attack| 9 “is” next',
  ].map(row);

  test.each([
    ['place', [0, 1, 2, 3, 4, 5]],
    ['left1', [3, 5, 2, 1, 0, 4]],
    ['left2', [1, 3, 5, 0, 2, 4]],
    ['right1', [5, 3, 4, 2, 0, 1]],
    ['right2', [4, 3, 5, 0, 2, 1]],
    ['match', [5, 3, 4, 2, 0, 1]],
  ] as const)('are sorted by %s', (by, expected) => {
    expect(concordanceOrder(rows, by).map((each) => rows.indexOf(each))).toEqual(expected);
  });

  test('are the same rows in any order, and those alike stay as they came', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'É', 'e', '“', '1', '10'), { maxLength: 3 });
    const some = fc.record({ before: words, match: words, after: words }).map((parts) => ({
      before: `${parts.before.join(' ')} `,
      match: parts.match.join(' '),
      after: ` ${parts.after.join(' ')}`,
    }));
    const orders = ['place', 'left1', 'left2', 'right1', 'right2', 'match'] as const;
    fc.assert(
      fc.property(fc.array(some), fc.constantFrom<ConcordanceOrder>(...orders), (list, by) => {
        const sorted = concordanceOrder(list, by);
        expect(new Set(sorted)).toEqual(new Set(list));
        expect(sorted).toHaveLength(list.length);
        expect(concordanceOrder(sorted, by)).toEqual(sorted);
        const alike = list.filter((each) => JSON.stringify(each) === JSON.stringify(list[0]));
        expect(sorted.filter((each) => alike.includes(each))).toEqual(alike);
      }),
    );
  });
});
