import { describe, expect, test } from 'vitest';
import { anchor, type Anchoring, type PassageSelectors } from '#core/anchoring';
import { codePointIndex } from '#core/text';

const TEXT =
  'The group was founded in 2023 by 12 men. It was not large. In May the group met in Kabul, ' +
  'and in 2024 the group met again.\n\nThe “second” meeting — held in Café de la Gare — ' +
  'was small. 👩‍👩‍👧 The group was founded in 2023 by others, said the Mayor. مرحبا بالعالم.';

/** The verdict and the words it lands on: "exact: 2023". */
function verdict(text: string, selectors: PassageSelectors): string {
  const result: Anchoring = anchor(text, codePointIndex(text), selectors);
  return result.kind === 'orphan'
    ? `orphan: ${result.reason}`
    : `${result.kind}: ${text.slice(result.start, result.end)}`;
}

const codePoints = (text: string): number => [...text].length;
const at = (words: string, from = 0) => {
  const start = TEXT.indexOf(words, from);
  const before = codePoints(TEXT.slice(0, start));
  return { start: before, end: before + codePoints(words) };
};

describe('a passage is found where it was stated', () => {
  const cases: readonly (readonly [string, PassageSelectors, string])[] = [
    ['by code points', { position: at('مرحبا'), quote: { exact: 'مرحبا' } }, 'exact: مرحبا'],
    [
      'by UTF-16 units',
      {
        position: { start: TEXT.indexOf('مرحبا'), end: TEXT.indexOf('مرحبا') + 5 },
        quote: { exact: 'مرحبا', prefix: 'Mayor. ' },
      },
      'exact: مرحبا',
    ],
    [
      'by the context alone',
      { quote: { exact: '2023', prefix: 'founded in ', suffix: ' by others' } },
      'exact: 2023',
    ],
    ['by words that occur once', { quote: { exact: 'Café de la Gare' } }, 'exact: Café de la Gare'],
    ['by position alone', { position: at('Kabul') }, 'position-only: Kabul'],
    [
      'by position and words that occur often',
      { position: at('group', 60), quote: { exact: 'group' } },
      'exact: group',
    ],
  ];
  test.each(cases)('%s', (_, selectors, expected) => {
    expect(verdict(TEXT, selectors)).toBe(expected);
  });
});

describe('a passage that is elsewhere is moved only where the words name one place', () => {
  const cases: readonly (readonly [string, PassageSelectors, string])[] = [
    [
      'its context occurs once',
      {
        position: { start: 3, end: 7 },
        quote: { exact: '2023', prefix: 'founded in ', suffix: ' by 12' },
      },
      'moved: 2023',
    ],
    [
      'one side of its context was rewritten',
      {
        position: { start: 3, end: 7 },
        quote: { exact: '2023', prefix: 'set up during ', suffix: ' by 12 men' },
      },
      'moved: 2023',
    ],
    [
      'two places are equally good',
      { quote: { exact: '2023', prefix: 'was founded in ', suffix: ' by ' } },
      'orphan: its words occur 2 times, and nothing tells which place is meant',
    ],
    [
      'a short quote stands among other words',
      { quote: { exact: 'Kabul', prefix: 'the embassy of ', suffix: ' burnt down' } },
      'orphan: its words occur only among other words than stated',
    ],
    [
      '"May" is no part of another word',
      { quote: { exact: 'May', prefix: 'said the ', suffix: '. It' } },
      'orphan: its words occur only among other words than stated',
    ],
    [
      '"2023" is not "2024"',
      {
        position: at('2024'),
        quote: { exact: '2023', prefix: 'and in ', suffix: ' the group met' },
      },
      'orphan: its words occur only among other words than stated',
    ],
    [
      '"May" is not "day"',
      {
        position: { start: 0, end: 3 },
        quote: { exact: 'day', prefix: 'In ', suffix: ' the group' },
      },
      'orphan: its words are not in the text',
    ],
  ];
  test.each(cases)('%s', (_, selectors, expected) => {
    expect(verdict(TEXT, selectors)).toBe(expected);
  });
});

describe('the edges of words', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ['are none in scripts without spaces', '我们在喀布尔见面。', '喀布尔', 'exact: 喀布尔'],
    ['may be cut by a long quote', TEXT, 'arge. In May the group', 'exact: arge. In May the group'],
    [
      'are kept by a short one',
      TEXT,
      'arge',
      'orphan: its words occur only among other words than stated',
    ],
    [
      'include marks',
      'Cafe\u0301',
      'Cafe',
      'orphan: its words occur only among other words than stated',
    ],
  ];
  test.each(cases)('%s', (_, text, exact, expected) => {
    expect(verdict(text, { quote: { exact } })).toBe(expected);
  });
});

describe('a passage is found in other dress', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['quotation marks', 'The "second" meeting', 'folded: The “second” meeting'],
    ['dashes', 'meeting - held', 'folded: meeting — held'],
    ['normal form', 'Cafe\u0301 de la Gare', 'folded: Café de la Gare'],
    ['line ends', 'met again.\r\n\r\nThe', 'folded: met again.\n\nThe'],
    ['spaces', 'met\u00a0again. The', 'folded: met again.\n\nThe'],
    ['soft hyphens and zero-width spaces', 'meet\u00ading\u200b — held', 'folded: meeting — held'],
    ['letter case is no dress', 'the “SECOND” meeting', 'orphan: its words are not in the text'],
  ];
  test.each(cases)('%s', (_, exact, expected) => {
    expect(verdict(TEXT, { quote: { exact } })).toBe(expected);
  });

  test('the text may wear it instead of the quote', () => {
    const text = 'a\u00adb  cafe\u0301\u200b “x”';
    expect(verdict(text, { quote: { exact: 'ab café "x"' } })).toBe(`folded: ${text}`);
  });
});

describe('a passage that was edited a little is found between its neighbours', () => {
  const old = 'The report counts many villages that were burnt in the north during the raids.';
  const quote = {
    exact: 'many villages that were burnt in the north',
    prefix: 'The report counts ',
    suffix: ' during the raids.',
  };
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'a spelling was corrected',
      old.replace('burnt', 'burned'),
      'fuzzy: many villages that were burned in the north',
    ],
    [
      'a number was changed',
      'The report counts 34 villages that were burnt in the north during the raids.',
      'orphan: its words are not in the text',
    ],
    [
      'a negation came in',
      old.replace('were burnt', 'were not burnt'),
      'orphan: its words are not in the text',
    ],
    [
      'most was changed',
      old.replace('villages that were burnt', 'people who lived'),
      'orphan: its words are not in the text',
    ],
    [
      'both neighbours were changed',
      'She saw many villages that were burned in the north, too.',
      'orphan: its words are not in the text',
    ],
  ];
  test.each(cases)('%s', (_, text, expected) => {
    expect(verdict(text, { quote })).toBe(expected);
  });

  test('two places nearly as good are none', () => {
    const edited = old.replace('burnt', 'burned');
    expect(verdict(`${edited}\n${edited}`, { quote })).toBe(
      'orphan: its words are not in the text',
    );
  });

  test('a changed digit is another statement', () => {
    const text = 'He said that 1200 houses were destroyed there by the floods of that winter.';
    const stated = {
      exact: '1300 houses were destroyed there by the floods',
      prefix: 'He said that ',
      suffix: ' of that winter.',
    };
    expect(verdict(text, { quote: stated })).toBe('orphan: its words are not in the text');
  });
});

describe('a position without words', () => {
  const family = TEXT.indexOf('👩');
  const cases: readonly (readonly [string, number, number, string])[] = [
    ['outside the text', 5, 5000, 'outside the text'],
    ['reversed', 9, 5, 'holds no text'],
    ['empty', 5, 5, 'holds no text'],
    ['negative', -4, 5, 'outside the text'],
    ['not whole', 1.5, 5, 'outside the text'],
    ['inside a family', family, family + 2, 'cuts a character in two'],
  ];
  test.each(cases)('%s is refused', (_, start, end, reason) => {
    expect(verdict(TEXT, { position: { start, end } })).toContain(`orphan: its position`);
    expect(verdict(TEXT, { position: { start, end } })).toContain(reason);
  });
});
