import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, isUuid, uuidFromName, type Json } from '#core/model';

describe('canonical JSON', () => {
  test.each<[Json, string]>([
    [null, 'null'],
    [[1, true, 'é'], '[1,true,"é"]'],
    [{ b: 1, a: { d: [], c: {} } }, '{"a":{"c":{},"d":[]},"b":1}'],
    [
      { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, ö: 7 },
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"\u{1f600}":5,"\ufb33":3}',
    ],
    ['\u0000\b\t\n\f\r"\\/\u2028', '"\\u0000\\b\\t\\n\\f\\r\\"\\\\/\u2028"'],
  ])('of %j', (value, expected) => {
    expect(canonicalJson(value)).toBe(expected);
  });

  test('does not depend on the order of keys, and reads back as the value', () => {
    const entries = fc.uniqueArray(
      fc.tuple(
        fc.string({ unit: 'grapheme', maxLength: 4 }),
        fc.oneof(fc.maxSafeInteger(), fc.string()),
      ),
      { selector: ([key]) => key, maxLength: 8 },
    );
    const plain = entries.filter((pairs) =>
      pairs.every(([key, value]) => key !== '__proto__' && !Object.is(value, -0)),
    );
    fc.assert(
      fc.property(plain, (pairs) => {
        const text = canonicalJson(Object.fromEntries(pairs));
        expect(canonicalJson(Object.fromEntries([...pairs].reverse()))).toBe(text);
        expect(JSON.parse(text)).toEqual(Object.fromEntries(pairs));
      }),
    );
  });

  test.each([[NaN], [Infinity], [0.5], ['\udc00'], [{ a: undefined as unknown as Json }]])(
    'is refused for %j',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    },
  );
});

test('a name always gives the same well-formed UUID, and another name another', () => {
  expect(uuidFromName('https://example.org/1')).toBe(uuidFromName('https://example.org/1'));
  expect(uuidFromName('a')).not.toBe(uuidFromName('b'));
  expect(isUuid(uuidFromName('a'))).toBe(true);
  expect(uuidFromName('a')).toMatch(/^.{14}8.{4}[89ab]/);
});
