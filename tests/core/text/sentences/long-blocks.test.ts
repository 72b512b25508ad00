import { describe, expect, it } from 'vitest';
import {
  nextSentence,
  previousSentence,
  sentenceAt,
  sentencesOf,
  utf16,
  wordsIn,
  type DocumentBody,
} from '#core/text';

/** A text that is one block, and tells how much of it has been read. */
function oneBlock(text: string): DocumentBody {
  const block = { kind: 'paragraph' as const, start: utf16(0), end: utf16(text.length) };
  return { text, blocks: [block], noteMarkers: [] };
}

const prose = 'The group left in 2015. Dr. Smith stayed, and so did others. “Why?” he asked. ';

describe('a block of megabytes', () => {
  const body = oneBlock(prose.repeat(40_000));

  // Each a little before a part's end.
  it.each([8_000, 1_503_000, 2_101_000])(
    'is read part by part, with the sentences that it has, from %i on',
    (place) => {
      const expected = [
        'The group left in 2015.',
        'Dr. Smith stayed, and so did others.',
        '“Why?” he asked.',
      ];
      let at = sentenceAt(body, place);
      for (const limit = place + 1_500; at !== null && at.start < limit;) {
        expect(expected).toContain(body.text.slice(at.start, at.end));
        const next = nextSentence(body, at.end);
        expect(next?.start).toBe(at.end + 1);
        if (next !== null) expect(previousSentence(body, next.start)).toEqual(at);
        at = next;
      }
    },
  );

  it('begins and ends where it does', () => {
    expect(sentenceAt(body, 0)?.start).toBe(0);
    expect(sentenceAt(body, body.text.length)?.end).toBe(body.text.trimEnd().length);
    expect(nextSentence(body, body.text.length - 3)).toBeNull();
    expect(previousSentence(body, 5)).toBeNull();
  });
});

describe('a block without a stop', () => {
  it.each([
    ['words', 'word '.repeat(20_000)],
    ['letters', 'a'.repeat(60_000)],
    ['characters of two units', '😀a'.repeat(20_000)],
    ['letters piled with marks', `${'e'.padEnd(40, '\u0301')} `.repeat(1_500)],
  ])('of %s comes in pieces that cut no character and lose none', (_, text) => {
    const block = oneBlock(text);
    const found = sentencesOf(block, 0);
    expect(found.length).toBeGreaterThan(1);
    const whole = found.map(({ start, end }) => text.slice(start, end));
    expect(whole.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    for (const piece of whole) expect(piece).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/);
    expect(Math.max(...whole.map(({ length }) => length))).toBeLessThan(20_000);
  });

  it('keeps its words whole', () => {
    const block = oneBlock('word '.repeat(20_000));
    const words = sentencesOf(block, 0).flatMap((range) => wordsIn(block, range));
    expect(new Set(words.map(({ start, end }) => block.text.slice(start, end)))).toEqual(
      new Set(['word']),
    );
    expect(words).toHaveLength(20_000);
  });
});
