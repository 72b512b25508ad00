import { describe, expect, test } from 'vitest';
import { utf16, type DocumentBody, type TextRange } from '#core/text';
import {
  createTrail,
  grow,
  growthAt,
  shrink,
  type GrowthUnit,
} from '../../../src/renderer/app/growing.ts';

const text = 'It grew, which few saw, and then: it ended. Nobody knew. The end.';
const body: DocumentBody = {
  text: `${text}\nMore.`,
  blocks: [
    { kind: 'paragraph', start: utf16(0), end: utf16(text.length) },
    { kind: 'paragraph', start: utf16(text.length + 1), end: utf16(text.length + 6) },
  ],
  noteMarkers: [],
};
const shown = (range: TextRange | null): string | null =>
  range === null ? null : body.text.slice(range.start, range.end).replace('\n', '⏎');

function growths(from: number, unit: GrowthUnit, most: number): TextRange[] {
  const found: TextRange[] = [];
  let range = growthAt(body, from, unit);
  while (range !== null && found.length < most) {
    found.push(range);
    range = grow(body, range, unit);
  }
  return found;
}

describe('a selection grows', () => {
  test('by words, without the signs behind them', () => {
    expect(growths(0, 'word', 4).map(shown)).toEqual([
      'It',
      'It grew',
      'It grew, which',
      'It grew, which few',
    ]);
    expect(growths(4, 'word', 1).map(shown)).toEqual(['grew']);
  });

  test('by clauses to the sentence’s end, then to sentences, into the next paragraph', () => {
    expect(growths(0, 'clause', 99).map(shown)).toEqual([
      'It grew',
      'It grew, which few saw, and then',
      'It grew, which few saw, and then: it ended.',
      'It grew, which few saw, and then: it ended. Nobody knew.',
      'It grew, which few saw, and then: it ended. Nobody knew. The end.',
      'It grew, which few saw, and then: it ended. Nobody knew. The end.⏎More.',
    ]);
  });

  test('from the midst of a sentence to its end, then to its start', () => {
    const at = text.indexOf('few');
    expect(growths(at, 'clause', 4).map(shown)).toEqual([
      'which few saw, and then',
      'which few saw, and then: it ended.',
      'It grew, which few saw, and then: it ended.',
      'It grew, which few saw, and then: it ended. Nobody knew.',
    ]);
  });

  test('to whole clauses, then sentences, where it began in their midst', () => {
    const from = text.indexOf('few');
    const inClause = { start: utf16(from), end: utf16(from + 3) };
    expect(shown(grow(body, inClause, 'clause'))).toBe('which few saw, and then');
    const across = { start: utf16(text.indexOf('ended')), end: utf16(text.indexOf('knew')) };
    expect(shown(grow(body, across, 'clause'))).toBe(
      'It grew, which few saw, and then: it ended. Nobody knew.',
    );
  });
});

describe('a selection shrinks', () => {
  test.each<[GrowthUnit, string, string | null]>([
    ['word', 'It grew, which', 'It grew'],
    ['word', 'It', null],
    ['clause', 'It grew, which few saw, and then', 'It grew'],
    ['clause', 'It grew', null],
    ['clause', 'Nobody knew. The end.', 'Nobody knew.'],
  ])('by a %s: %s', (unit, from, expected) => {
    const start = body.text.indexOf(from);
    const range = { start: utf16(start), end: utf16(start + from.length) };
    expect(shown(shrink(body, range, unit))).toBe(expected);
  });

  test('the way that it grew, also over a step that a rule would not find back', () => {
    const trail = createTrail();
    const steps = growths(text.indexOf('few'), 'clause', 5);
    let former: TextRange | null = null;
    for (const step of steps) {
      trail.grew({ from: former, to: step, unit: 'clause' });
      former = step;
    }
    const back: (TextRange | null | undefined)[] = [];
    for (let at: TextRange | null | undefined = steps.at(-1); at != null;) {
      at = trail.back(at, 'clause');
      back.push(at);
    }
    expect(back).toEqual([...steps.slice(0, -1).toReversed(), null]);
  });

  test('by rule once it was changed otherwise', () => {
    const trail = createTrail();
    const [first, second] = growths(0, 'clause', 2) as [TextRange, TextRange];
    trail.grew({ from: null, to: first, unit: 'clause' });
    trail.grew({ from: first, to: second, unit: 'clause' });
    expect(trail.back(second, 'word')).toBeUndefined();
    trail.grew({ from: first, to: second, unit: 'clause' });
    const other = { start: second.start, end: utf16(second.end - 1) };
    expect(trail.back(other, 'clause')).toBeUndefined();
    expect(trail.back(second, 'clause')).toBeUndefined();
  });
});
