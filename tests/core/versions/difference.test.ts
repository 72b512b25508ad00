import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOf, type Stretch } from '#core/versions';

/** "kept [-gone-]{+come+}": what became of a text, as one line. */
const told = (before: string, after: string): string =>
  differenceOf(before, after)
    .map(({ kind, before: was, after: is }) => {
      const [old, fresh] = [before.slice(was.start, was.end), after.slice(is.start, is.end)];
      if (kind === 'same') return old;
      return `${old === '' ? '' : `[-${old}-]`}${fresh === '' ? '' : `{+${fresh}+}`}`;
    })
    .join('');

function checkWhole(before: string, after: string, stretches: readonly Stretch[]): void {
  let [at, other] = [0, 0];
  let last: string | null = null;
  for (const { kind, before: was, after: is } of stretches) {
    expect([was.start, is.start]).toEqual([at, other]);
    expect(kind).not.toBe(last);
    if (kind === 'same')
      expect(before.slice(was.start, was.end)).toBe(after.slice(is.start, is.end));
    expect(was.end - was.start + is.end - is.start).toBeGreaterThan(0);
    [at, other, last] = [was.end, is.end, kind];
  }
  expect([at, other]).toEqual([before.length, after.length]);
}

describe('the difference of two texts', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ['nothing', 'One. Two.', 'One. Two.', 'One. Two.'],
    [
      'a figure',
      'In all, 40 people were hurt that day.',
      'In all, 41 people were hurt that day.',
      'In all, [-40-]{+41+} people were hurt that day.',
    ],
    [
      'a sentence that came',
      'The bridge was closed. It opened in May.',
      'The bridge was closed. Nobody knew why. It opened in May.',
      'The bridge was closed. {+Nobody knew why. +}It opened in May.',
    ],
    [
      'a paragraph that went',
      'First things first.\n\nShare this page\n\nThe rest of it.\n',
      'First things first.\n\nThe rest of it.\n',
      'First things first.\n\n[-Share this page\n\n-]The rest of it.\n',
    ],
    [
      'another sentence with the same small words is told as another sentence',
      'It rained. The council of the town met and said no. Good.',
      'It rained. Nobody among the visitors ever came back and asked us why. Good.',
      'It rained. [-The council of the town met and said no-]{+Nobody among the visitors ever came back and asked us why+}. Good.',
    ],
    ['everything, from nothing', '', 'All of it.', '{+All of it.+}'],
    [
      'a figure with its point',
      'It cost 3.1 million in all. So it was.',
      'It cost 3.4 million in all. So it was.',
      'It cost [-3.1-]{+3.4+} million in all. So it was.',
    ],
    ['a letter of a word is the word', 'It was May.', 'It was day.', 'It was [-May-]{+day+}.'],
  ];
  it.each(cases)('tells %s', (_name, before, after, expected) => {
    expect(told(before, after)).toBe(expected);
  });

  it('is whole: stretches in turn, the same ones the same, whatever the texts', () => {
    const part = fc.constantFrom(
      'a ',
      'b ',
      'c. ',
      'May ',
      '7 ',
      'é',
      '😀',
      '\n',
      '\n\n',
      'x\u0301 ',
    );
    const text = fc.array(part, { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        checkWhole(before, after, differenceOf(before, after));
      }),
      { numRuns: 300 },
    );
  });

  it('ends, coarsely, with texts that have nothing to hold on to', () => {
    const before = 'a b '.repeat(60_000);
    const after = 'b b a '.repeat(40_000);
    checkWhole(before, after, differenceOf(before, after));
  });
});
