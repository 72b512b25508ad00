import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchor, describePassage, fold, splitsGrapheme, splitsPair } from '#core/anchoring';
import { codePointIndex, utf16, type TextRange } from '#core/text';

/** Pieces that make texts repetitive, and hard to count in. */
const piece = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('the ', 'group ', 'of 2023 ', 'a', 'A', ' ', '\n', '. '),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '👩‍👩‍👧',
      '🇫🇷',
      'e\u0301',
      'é',
      '“',
      '"',
      '—',
      '-',
      '\u00ad',
      '\u200b',
      'مرحبا ',
      '한',
      '각',
      '\u1100\u1161',
      '\u202e',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }) },
);
const texts = fc.array(piece, { minLength: 1, maxLength: 60 }).map((pieces) => pieces.join(''));

/** A text and a range of it that cuts no surrogate pair. */
const passages = fc
  .tuple(texts, fc.nat(), fc.nat())
  .map(([text, a, b]) => {
    const whole = (offset: number): number => (splitsPair(text, offset) ? offset + 1 : offset);
    const start = whole(a % text.length);
    const end = whole(Math.min(text.length, start + 1 + (b % text.length)));
    const range: TextRange = { start: utf16(start), end: utf16(end) };
    return { text, range };
  })
  .filter(({ range }) => range.start < range.end);

const occurrences = (text: string, part: string): number => {
  let count = 0;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) count++;
  return count;
};

describe('a passage described and looked for in the same text', () => {
  test('is exactly where it was', () => {
    fc.assert(
      fc.property(passages, ({ text, range }) => {
        const index = codePointIndex(text);
        const { start, end, ...quote } = describePassage(text, index, range);
        expect(anchor(text, index, { position: { start, end }, quote })).toEqual({
          kind: 'exact',
          ...range,
        });
      }),
      { numRuns: 2000 },
    );
  });

  test('is exactly where it was by UTF-16 units, as other programs count', () => {
    fc.assert(
      fc.property(passages, ({ text, range }) => {
        const index = codePointIndex(text);
        const { exact, prefix, suffix } = describePassage(text, index, range);
        const found = anchor(text, index, { position: range, quote: { exact, prefix, suffix } });
        fc.pre(occurrences(text, prefix + exact + suffix) === 1);
        expect(found).toEqual({ kind: 'exact', ...range });
      }),
      { numRuns: 1000 },
    );
  });

  test('is found by its quote alone where nothing repeats it', () => {
    fc.assert(
      fc.property(passages, ({ text, range }) => {
        const index = codePointIndex(text);
        const { exact, prefix, suffix } = describePassage(text, index, range);
        fc.pre(occurrences(text, prefix + exact + suffix) === 1);
        expect(anchor(text, index, { quote: { exact, prefix, suffix } })).toEqual({
          kind: 'exact',
          ...range,
        });
      }),
      { numRuns: 1000 },
    );
  });
});

test('a passage is moved along when text is put before it', () => {
  fc.assert(
    fc.property(passages, texts, ({ text, range }, added) => {
      const { start, end, ...quote } = describePassage(text, codePointIndex(text), range);
      const longer = `${added}${text}`;
      fc.pre(occurrences(longer, quote.prefix + quote.exact + quote.suffix) === 1);
      // A whole text has no context: where its edge now falls inside a word, it is lost.
      fc.pre(quote.prefix + quote.suffix !== '' && !splitsPair(longer, added.length));
      const found = anchor(longer, codePointIndex(longer), { position: { start, end }, quote });
      expect(found).toMatchObject({
        start: range.start + added.length,
        end: range.end + added.length,
      });
      // Counted in code points the stated place may by chance be the right one in UTF-16 units.
      if (start !== range.start + added.length) expect(found.kind).toBe('moved');
    }),
    { numRuns: 2000 },
  );
});

test('no rung but fuzzy yields other words, whatever became of the text', () => {
  fc.assert(
    fc.property(passages, texts, fc.nat(), ({ text, range }, added, cut) => {
      const { start, end, ...quote } = describePassage(text, codePointIndex(text), range);
      const at = cut % (text.length + 1);
      const edited = `${text.slice(0, at)}${added}${text.slice(at + added.length)}`;
      const found = anchor(edited, codePointIndex(edited), { position: { start, end }, quote });
      if (found.kind === 'orphan' || found.kind === 'fuzzy') return;
      const words = edited.slice(found.start, found.end);
      expect(fold(words).text).toBe(fold(quote.exact).text);
      if (found.kind !== 'folded') expect(words).toBe(quote.exact);
      expect(splitsPair(edited, found.start) || splitsPair(edited, found.end)).toBe(false);
    }),
    { numRuns: 3000 },
  );
});

test('a description leads back to its words by code points', () => {
  fc.assert(
    fc.property(passages, ({ text, range }) => {
      const passage = describePassage(text, codePointIndex(text), range);
      const points = [...text];
      expect(points.slice(passage.start, passage.end).join('')).toBe(passage.exact);
      expect(text).toContain(passage.prefix + passage.exact + passage.suffix);
      expect([...passage.prefix].length).toBeLessThanOrEqual(512);
    }),
  );
});

test('context grows until it tells a passage from its likes', () => {
  const line = 'the same forty and more characters again and again, ';
  const text = `first ${line.repeat(4)}last`;
  const start = text.indexOf('again', 80);
  const range = { start: utf16(start), end: utf16(start + 5) };
  const { prefix, exact, suffix } = describePassage(text, codePointIndex(text), range);
  expect(prefix.length).toBeGreaterThan(32);
  expect(occurrences(text, prefix + exact + suffix)).toBe(1);
});

describe('a range that is none of the text is a mistake', () => {
  const cases: readonly (readonly [string, number, number])[] = [
    ['empty', 1, 1],
    ['reversed', 3, 1],
    ['beyond the end', 1, 9],
    ['before the start', -1, 2],
    ['through a surrogate pair', 0, 2],
    ['not whole', 0.5, 2],
  ];
  test.each(cases)('%s', (_, start, end) => {
    const text = 'a👍bc';
    const range = { start: utf16(start), end: utf16(end) };
    expect(() => describePassage(text, codePointIndex(text), range)).toThrow(RangeError);
  });
});

describe('folding', () => {
  test('maps every folded range that maps at all onto text that folds to it', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, a, b) => {
        const form = fold(text);
        fc.pre(form.text.length > 0);
        const start = a % form.text.length;
        const end = Math.min(form.text.length, start + 1 + (b % 12));
        const source = form.toSource(start, end);
        fc.pre(
          source !== null &&
            !splitsGrapheme(text, source.start) &&
            !splitsGrapheme(text, source.end),
        );
        if (source === null) return;
        expect(fold(text.slice(source.start, source.end)).text).toBe(form.text.slice(start, end));
      }),
      { numRuns: 3000 },
    );
  });

  test('is done after once', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = fold(text).text;
        expect(fold(once).text).toBe(once);
      }),
    );
  });

  test('keeps what emoji are made of', () => {
    expect(fold('a👩‍👩‍👧b').text).toBe('a👩‍👩‍👧b');
  });
});
