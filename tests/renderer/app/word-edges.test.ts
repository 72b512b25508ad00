import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf16, type DocumentBody, type NoteMarker, type TextRange } from '#core/text';
import { moveEdge, type EdgeMove } from '../../../src/renderer/app/word-edges.ts';

const bodyOf = (text: string, noteMarkers: readonly NoteMarker[] = []): DocumentBody => ({
  text,
  blocks: [],
  noteMarkers,
});

/** A passage in brackets: "In [the four] months". */
function passage(marked: string): { body: DocumentBody; range: TextRange } {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  const text = marked.replace('[', '').replace(']', '');
  return { body: bodyOf(text), range: { start: utf16(start), end: utf16(end) } };
}

const shown = ({ text }: DocumentBody, range: TextRange | null): string | null =>
  range === null
    ? null
    : `${text.slice(0, range.start)}[${text.slice(range.start, range.end)}]${text.slice(range.end)}`;

const endLater: EdgeMove = { edge: 'end', direction: 1 };
const endEarlier: EdgeMove = { edge: 'end', direction: -1 };
const startLater: EdgeMove = { edge: 'start', direction: 1 };
const startEarlier: EdgeMove = { edge: 'start', direction: -1 };
const byCharacter = (move: EdgeMove): EdgeMove => ({ ...move, unit: 'character' });

describe('an edge moves by a word', () => {
  test.each<[string, EdgeMove, string | null]>([
    ['In [the four] months', endLater, 'In [the four months]'],
    ['In [the four] months', endEarlier, 'In [the] four months'],
    ['In [the four] months', startLater, 'In the [four] months'],
    ['In [the four] months', startEarlier, '[In the four] months'],
    ['Half a wo[rd h]ere', endLater, 'Half a wo[rd here]'],
    ['about [23] attacks, 83 percent.', endLater, 'about [23 attacks], 83 percent.'],
    ['about [23 attacks], $83, or 5%.', endLater, 'about [23 attacks, $83], or 5%.'],
    ['the [old] Kabul-based one', endLater, 'the [old Kabul-based] one'],
    ['[One] word.', endEarlier, null],
    ['[All of it]', endLater, null],
    ['It is [the people’s] own', endEarlier, 'It is [the] people’s own'],
    ['one.\n\n[Two] three', startEarlier, '[one.\n\nTwo] three'],
  ])('%s', (marked, move, expected) => {
    const { body, range } = passage(marked);
    expect(shown(body, moveEdge(body, range, move))).toBe(expected);
  });

  test('and passes over a note’s mark', () => {
    const { body, range } = passage('the [group].12 Then');
    const marker: NoteMarker = { start: utf16(10), end: utf16(12), label: '12' };
    const marked = bodyOf(body.text, [marker]);
    expect(shown(marked, moveEdge(marked, range, endLater))).toBe('the [group.12 Then]');
  });
});

describe('an edge moves by a character', () => {
  test.each<[string, EdgeMove, string | null]>([
    ['In [the four] months', endLater, 'In [the four m]onths'],
    ['In [the f]our months', endEarlier, 'In [the] four months'],
    ['In [the four] months', startLater, 'In t[he four] months'],
    ['In [the four] months', startEarlier, 'I[n the four] months'],
    ['It is so[ big].', endLater, 'It is so[ big.]'],
    ['A [fine] 👩‍👩‍👧 day', endLater, 'A [fine 👩‍👩‍👧] day'],
    ['cafe\u0301[s] here', startEarlier, 'caf[e\u0301s] here'],
    ['[x]', endEarlier, null],
  ])('%s', (marked, move, expected) => {
    const { body, range } = passage(marked);
    expect(shown(body, moveEdge(body, range, byCharacter(move)))).toBe(expected);
  });
});

test('no edge moves to an empty passage, nor beyond the text, nor the wrong way', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 2, maxLength: 60 }),
      fc.nat(),
      fc.nat(),
      fc.constantFrom(endLater, endEarlier, startLater, startEarlier),
      fc.boolean(),
      (text, one, other, plain, isByCharacter) => {
        const start = one % text.length;
        const end = start + 1 + (other % (text.length - start));
        const range = { start: utf16(start), end: utf16(end) };
        const move = isByCharacter ? byCharacter(plain) : plain;
        const moved = moveEdge(bodyOf(text), range, move);
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
