import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf16, type NoteMarker } from '#core/text';
import { meant, snapToClusters } from '../../../src/renderer/store/reading/passages.ts';
import { range } from './surroundings.ts';

describe('a selection', () => {
  test.each([
    ['of whole letters stays', 'one two', [0, 3], 'one'],
    ['takes an accent along', 'cafe\u0301 x', [0, 4], 'cafe\u0301'],
    ['does not begin with an accent', 'cafe\u0301 x', [4, 7], 'e\u0301 x'],
    ['takes a surrogate pair whole', 'a𝒜b', [2, 4], '𝒜b'],
    ['takes a family whole', 'x👩‍👩‍👧y', [2, 4], '👩‍👩‍👧'],
    ['takes a flag whole, and not its neighbour', '🇫🇷🇩🇪', [5, 6], '🇩🇪'],
    ['takes CR LF whole', 'a\r\nb', [0, 2], 'a\r\n'],
    ['drawn backwards is the same', 'one two', [3, 0], 'one'],
    ['beyond the text ends with it', 'one', [1, 99], 'ne'],
    [
      'through a letter under 5,000 marks takes all of it',
      `a${'\u0301'.repeat(5_000)}b`,
      [900, 901],
      `a${'\u0301'.repeat(5_000)}`,
    ],
  ] as const)('%s', (_, text, [from, to], expected) => {
    const { start, end } = snapToClusters(text, range(from, to));
    expect(text.slice(start, end)).toBe(expected);
  });

  test('snaps as a segmenter of the whole text would', () => {
    const whole = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    const parts = fc.constantFrom(
      'a',
      'e\u0301',
      '👩‍👩‍👧',
      '🇫🇷',
      '\u0301',
      '\u200d',
      '𝒜',
      ' ',
      '\n',
      '각',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 120 }), fc.nat(400), fc.nat(400), (list, a, b) => {
        const text = list.join('');
        const from = Math.min(a, b, text.length);
        const to = Math.min(Math.max(a, b), text.length);
        const { start, end } = snapToClusters(text, range(from, to));
        const edges = new Set([...whole.segment(text)].map(({ index }) => index)).add(text.length);
        expect(edges.has(start) && edges.has(end)).toBe(true);
        expect(start <= from && (from === to || end >= to)).toBe(true);
        const inside = [...edges].filter((edge) => edge > start && edge <= from);
        expect(inside).toEqual([]);
      }),
    );
  });
});

test.each([
  ['  two words \n', 'two words'],
  [' \t\n', ''],
  ['\u00a0x\u2003', 'x'],
  [' \u0301x', ' \u0301x'],
])('a passage from %j is %j', (text, expected) => {
  const { start, end } = meant(text, range(0, text.length));
  expect(text.slice(start, end)).toBe(expected);
});

/** A text in which <…> stands for a note's mark, and what of it a selection of all of it means. */
test.each([
  ['council.<4>', 'council.'],
  ['council.<4> ', 'council.'],
  ['<3> Khan', 'Khan'],
  ['in 2021<,24>', 'in 2021'],
  ['in 2021<20><,24>', 'in 2021'],
  ['emir.<3> Khan', 'emir.3 Khan'],
  ['<26>', '26'],
  ['<25><26>', '2526'],
])('a passage from %j is %j', (marked, expected) => {
  const markers: NoteMarker[] = [];
  let text = '';
  for (const [, mark, plain] of marked.matchAll(/<([^>]*)>|([^<]+)/g)) {
    const start = utf16(text.length);
    text += mark ?? plain ?? '';
    if (mark !== undefined) markers.push({ start, end: utf16(text.length), label: mark });
  }
  const { start, end } = meant(text, range(0, text.length), markers);
  expect(text.slice(start, end)).toBe(expected);
});
