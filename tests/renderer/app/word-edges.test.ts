import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf16, type NoteMarker, type TextRange } from '#core/text';
import { moveEdgeByWord, type EdgeMove } from '../../../src/renderer/app/word-edges.ts';

/** A passage in brackets: "In [the four] months". */
function passage(marked: string): { text: string; range: TextRange } {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  const text = marked.replace('[', '').replace(']', '');
  return { text, range: { start: utf16(start), end: utf16(end) } };
}

const shown = (text: string, range: TextRange | null): string | null =>
  range === null
    ? null
    : `${text.slice(0, range.start)}[${text.slice(range.start, range.end)}]${text.slice(range.end)}`;

const endLater: EdgeMove = { edge: 'end', direction: 1 };
const endEarlier: EdgeMove = { edge: 'end', direction: -1 };
const startLater: EdgeMove = { edge: 'start', direction: 1 };
const startEarlier: EdgeMove = { edge: 'start', direction: -1 };

describe('an edge moves by a word', () => {
  test.each<[string, EdgeMove, string | null]>([
    ['In [the four] months', endLater, 'In [the four months]'],
    ['In [the four] months', endEarlier, 'In [the] four months'],
    ['In [the four] months', startLater, 'In the [four] months'],
    ['In [the four] months', startEarlier, '[In the four] months'],
    ['Half a wo[rd h]ere', endLater, 'Half a wo[rd here]'],
    ['about [23] attacks, 83 percent.', endLater, 'about [23 attacks], 83 percent.'],
    ['[One] word.', endEarlier, null],
    ['[All of it]', endLater, null],
    ['It is [the people’s] own', endEarlier, 'It is [the] people’s own'],
    ['one.\n\n[Two] three', startEarlier, '[one.\n\nTwo] three'],
  ])('%s', (marked, move, expected) => {
    const { text, range } = passage(marked);
    expect(shown(text, moveEdgeByWord(text, [], range, move))).toBe(expected);
  });

  test('and passes over a note’s mark', () => {
    const { text, range } = passage('the [group].12 Then');
    const marker: NoteMarker = { start: utf16(10), end: utf16(12), label: '12' };
    expect(text.slice(marker.start, marker.end)).toBe('12');
    expect(shown(text, moveEdgeByWord(text, [marker], range, endLater))).toBe(
      'the [group.12 Then]',
    );
  });

  test('never to an empty passage, nor beyond the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 2, maxLength: 60 }),
        fc.nat(),
        fc.nat(),
        fc.constantFrom(endLater, endEarlier, startLater, startEarlier),
        (text, one, other, move) => {
          const start = one % text.length;
          const end = start + 1 + (other % (text.length - start));
          const range = { start: utf16(start), end: utf16(end) };
          const moved = moveEdgeByWord(text, [], range, move);
          if (moved === null) return;
          expect(moved.start).toBeGreaterThanOrEqual(0);
          expect(moved.end).toBeLessThanOrEqual(text.length);
          expect(moved.start).toBeLessThan(moved.end);
          expect((moved[move.edge] - range[move.edge]) * move.direction).toBeGreaterThan(0);
        },
      ),
      { seed: 20260101 },
    );
  });
});
