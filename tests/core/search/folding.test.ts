import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldForSearch } from '#core/search';
import { Clusters } from '../../../src/core/search/clusters.ts';
import { texts } from './texts.ts';

const exactly = { case: true, diacritics: true };
const anyCase = { case: false, diacritics: true };
const anyMarks = { case: true, diacritics: false };

describe('folding', () => {
  test.each([
    ['letter case', 'Kabul МОСКВА ΣΊΣΥΦΟΣ', 'kabul москва σισυφοσ'],
    ['letters whose other case is longer', 'Straße STRASSE ẞ İ ŉ ΐ', "strasse strasse ss i 'n ι"],
    ['marks', 'Zürich Cafe\u0301 Việt Ёлка', 'zurich cafe viet елка'],
    [
      'letters with a stroke or without a dot',
      'Øre Łódź Đakovo Diyarbakır',
      'ore lodz dakovo diyarbakir',
    ],
    ['letters written together', 'Æsop œuvre ﬁn ﬀ oﬃce ﬅ', 'aesop oeuvre fin ff office st'],
    ['white space', 'a \t\nb\u00a0c\u2028d\u3000e', 'a b c d e'],
    ['white space with what is not seen in it', 'a \u200b \u00ad b', 'a b'],
    ['quotes', '‘a’ “b” „c“ «d» `e´', `'a' "b" "c" "d" 'e'`],
    ['dashes', 'a–b—c‑d−e', 'a-b-c-d-e'],
    ['what is not seen', 'co\u00adop\u200bera\u2060te\ufeff', 'cooperate'],
    ['joiners in words, but not in pictures', 'می\u200cخواهم 👩\u200d👧', 'میخواهم 👩\u200d👧'],
    ['points and strokes of Arabic and Hebrew', 'مُحَمَّد أحمد محمـــد שָׁלוֹם', 'محمد احمد محمد שלום'],
    ['letters as wide as ideographs', 'ＩＭＦ２０２３', 'imf2023'],
    [
      'a hyphen at the end of a line',
      'organi-\nsation and re-\n  build',
      'organisation and rebuild',
    ],
    ['a soft hyphen at the end of a line', 'organi\u00ad\nsation', 'organisation'],
    [
      'the end of a line behind a hyphen and before a digit',
      'COVID-\n19, 2014-\n2015',
      'covid-19, 2014-2015',
    ],
  ])('makes one of %s', (_, text, expected) => {
    expect(foldForSearch(text).text).toBe(expected);
  });

  test.each([
    ['vowels of Hindi', 'कि का क', 'कि का क'],
    ['voiced kana', 'か\u3099 が か', 'が が か'],
    ['the letter й', 'й и\u0306 и', 'й й и'],
    ['a dash between words', 'this -\nand that', 'this - and that'],
    ['a hyphen before an empty line', 'pre-\n\nwar', 'pre- war'],
    ['the digits of an exponent', 'm² x', 'm² x'],
    ['flags', '🇫🇷🇩🇪', '🇫🇷🇩🇪'],
  ])('keeps apart %s', (_, text, expected) => {
    expect(foldForSearch(text).text).toBe(expected);
  });

  test.each([
    ['all, when all is to match', exactly, 'Über Straße İ ﬁ Łódź', 'Über Straße İ fi Łódź'],
    ['marks, when they are to match', anyCase, 'Über STRASSE Cafe\u0301 ı', 'über strasse café ı'],
    ['case, when it is to match', anyMarks, 'Über Straße İ', 'Uber Straße I'],
  ])('keeps %s', (_, exactness, text, expected) => {
    expect(foldForSearch(text, exactness).text).toBe(expected);
  });

  test('maps what it made longer or shorter back, and never into the middle of a letter', () => {
    const { text, map } = foldForSearch('xßİ\u00ade\u0301y');
    expect(text).toBe('xssiey');
    expect([0, 1, 2, 3, 4, 5].map((at) => map.startOf(at))).toEqual([0, 1, -1, 2, 4, 6]);
    expect([1, 2, 3, 4, 5, 6].map((at) => map.endOf(at))).toEqual([1, -1, 2, 3, 6, 7]);
  });
});

describe('laws of folding', () => {
  test('every unit of it comes from whole grapheme clusters, in order', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    fc.assert(
      fc.property(texts, (text) => {
        const edges = new Set([...segmenter.segment(text)].map(({ index }) => index));
        edges.add(text.length);
        const folded = foldForSearch(text);
        let reached = 0;
        for (let at = 0; at < folded.text.length; at++) {
          const start = folded.map.startOf(at);
          if (start >= 0) {
            expect(edges.has(start)).toBe(true);
            expect(start).toBeGreaterThanOrEqual(reached);
          }
          const end = folded.map.endOf(at + 1);
          if (end < 0) continue;
          expect(edges.has(end)).toBe(true);
          expect(end).toBeGreaterThan(reached);
          reached = end;
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('what is folded is folded no further, and equal is equal with less exactness', () => {
    fc.assert(
      fc.property(texts, (words) => {
        // A hyphen at the end of a line is told by what is before it, which may be left out.
        const text = words.replaceAll('\n', '\t');
        // And a mark on nothing goes to whatever comes to stand before it.
        fc.pre(!/(?<![^\p{C}\u0640])\p{M}/u.test(text));
        const once = foldForSearch(text).text;
        expect(foldForSearch(once).text).toBe(once);
        for (const exactness of [exactly, anyCase, anyMarks])
          expect(foldForSearch(foldForSearch(text, exactness).text).text).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('clusters', () => {
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const ours = (text: string): readonly number[] => {
    const clusters = new Clusters(text);
    const ends: number[] = [];
    for (let at = 0; at < text.length;) ends.push((at = clusters.endOf(at)));
    return ends;
  };
  const theirs = (text: string): readonly number[] =>
    [...segmenter.segment(text)].map(({ index, segment }) => index + segment.length);

  test('are those of the segmenter around every character of the basic plane', () => {
    const differing: string[] = [];
    for (let code = 0; code < 0x10000; code++) {
      const char = String.fromCharCode(code);
      const text = `a${char}b${char}${char}\u0301क${char}त😀${char}`;
      if (ours(text).join() !== theirs(text).join()) differing.push(code.toString(16));
    }
    expect(differing).toEqual([]);
  });

  test('are those of the segmenter on any text', () => {
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: 'binary', maxLength: 300 })), (text) => {
        expect(ours(text)).toEqual(theirs(text));
      }),
      { numRuns: 3000 },
    );
  });
});
