import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codePoint, codePointIndex, utf16 } from '#core/text';

/** Any UTF-16, lone surrogates among it, rich in what takes two units. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom('a', 'é', 'e\u0301', '👩‍👩‍👧', '𝒜', '\ud800', '\udc00', '\n', '中', '🇫🇷'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

/** By the string iterator, the slow and certain way. */
const starts = (text: string): number[] => {
  const found = [0];
  for (const point of text) found.push((found.at(-1) as number) + point.length);
  return found;
};

describe('an index of code points', () => {
  test('agrees with the string iterator in both directions', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const index = codePointIndex(text);
        const expected = starts(text);
        expect(index.length).toBe(expected.length - 1);
        for (const [point, unit] of expected.entries()) {
          expect(index.toUtf16(codePoint(point))).toBe(unit);
          expect(index.toCodePoint(utf16(unit))).toBe(point);
        }
      }),
    );
  });

  test('places the inside of a pair before the pair', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const index = codePointIndex(text);
        const expected = starts(text);
        for (const [point, unit] of expected.entries())
          if (expected[point + 1] === unit + 2)
            expect(index.toCodePoint(utf16(unit + 1))).toBe(point);
      }),
    );
  });

  test('is the identity for a text of the basic plane', () => {
    const index = codePointIndex('Ein Text, naïve, 中文.');
    expect([0, 5, 20].map((at) => index.toUtf16(codePoint(at)))).toEqual([0, 5, 20]);
    expect([0, 5, 20].map((at) => index.toCodePoint(utf16(at)))).toEqual([0, 5, 20]);
  });
});
