import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolveMerged, resolvedOtherwise } from '../../../src/renderer/store/records/merged.ts';

const resolve = (into: Readonly<Record<string, string>>, ids = Object.keys(into)) =>
  Object.fromEntries(resolveMerged(ids, (id) => into[id] ?? null));

describe('what is merged', () => {
  test.each([
    ['nothing', {}, {}],
    ['one', { a: 'b' }, { a: 'b' }],
    ['a chain', { a: 'b', b: 'c', c: 'd' }, { a: 'd', b: 'd', c: 'd' }],
    ['a ring', { b: 'c', c: 'a', a: 'b' }, { b: 'a', c: 'a' }],
    ['a way into a ring', { a: 'c', c: 'd', d: 'c' }, { a: 'c', d: 'c' }],
    ['itself', { a: 'a' }, {}],
  ])('%s counts as its end', (_, into, expected) => {
    expect(resolve(into)).toEqual(expected);
  });

  const merges = fc.dictionary(fc.constantFrom(...'abcdefgh'), fc.constantFrom(...'abcdefgh'), {
    maxKeys: 8,
    noNullPrototype: true,
  });

  test('counts as the same whichever is looked at first, and what it counts as counts as itself', () => {
    fc.assert(
      fc.property(merges, (into) => {
        const ids = Object.keys(into);
        const told = resolve(into, ids);
        expect(resolve(into, ids.toReversed())).toEqual(told);
        for (const [id, end] of Object.entries(told)) {
          expect(end).not.toBe(id);
          expect(told[end]).toBeUndefined();
        }
      }),
    );
  });

  test('a long chain does not end in an overflow', () => {
    const ids = Array.from({ length: 50_000 }, (_, at) => `${at}`);
    const told = resolveMerged(ids, (id) => (id === '49999' ? null : `${Number(id) + 1}`));
    expect(told.get('0')).toBe('49999');
    expect(told.size).toBe(49_999);
  });

  test('differs between two resolutions where it counts as something else', () => {
    const before = new Map([
      ['a', 'x'],
      ['b', 'x'],
      ['c', 'x'],
    ]);
    const after = new Map([
      ['a', 'x'],
      ['b', 'y'],
      ['d', 'x'],
    ]);
    expect([...resolvedOtherwise(before, after)].sort()).toEqual(['b', 'c', 'd']);
  });
});
