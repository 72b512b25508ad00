import { expect, test } from 'vitest';
import { Pace } from '#renderer/threads';
import { asciiRanks } from '../../../src/renderer/table/text-beginnings.ts';
import { compareTexts } from '../../../src/renderer/table/text-order.ts';
import { PackedTexts } from '../../../src/renderer/table/packed-texts.ts';
import { TextRanks, type Texts } from '../../../src/renderer/table/text-ranks.ts';
import { belowFrom } from '../../dice.ts';

const ALPHABETS = [
  'abcxyzABCXYZ',
  'abcABC   -.,“”\'"()',
  'abc0123456789 .',
  'aäàáâAÄeéèœæßsSzZ',
  'a\u0308a\u0301bc\u0327d',
  'абвгдАБВ',
  '漢字かなカナ',
  'ab\n\t\u00ad\u200b',
  '👍🏽👩‍👩‍👧a',
];

function textsOf(count: number): readonly string[] {
  const below = belowFrom(3);
  const beginnings = ['', '', 'the ', 'The government of ', 'U.N. ', '“'];
  const texts = new Set<string>();
  while (texts.size < count) {
    const alphabet = [...(ALPHABETS[below(3) === 0 ? below(ALPHABETS.length) : below(3)] ?? '')];
    const letters = Array.from({ length: below(14) }, () => alphabet[below(alphabet.length)] ?? '');
    texts.add((beginnings[below(beginnings.length)] ?? '') + letters.join(''));
  }
  return [...texts];
}

const kept = (texts: readonly string[]): Texts => ({
  get length() {
    return texts.length;
  },
  text: (at) => texts[at] ?? '',
});

const inOrder = (ranks: Int32Array, texts: readonly string[]): readonly string[] =>
  [...texts.keys()].sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0)).map((at) => texts[at] ?? '');

test('texts of any script are kept each once, under the number in which it came', () => {
  const all = [...textsOf(1_500), 'x'.repeat(1_500_000), '', '\ufeffmarked'];
  const texts = new PackedTexts();
  const numbers = new Map<string, number>();
  for (const text of [...all, ...all.toReversed()]) {
    if (!numbers.has(text)) numbers.set(text, numbers.size);
    expect(texts.number(text)).toBe(numbers.get(text));
  }
  expect(texts.length).toBe(numbers.size);
  for (const [text, number] of numbers) expect(texts.text(number) === text).toBe(true);
});

test('very many texts of any script are ranked as comparing ranks them, also those that come later', async () => {
  const all = textsOf(30_000);
  const pace = new Pace();
  const texts = all.slice(0, 20_000);
  const ranks = new TextRanks(kept(texts));
  expect(inOrder(await ranks.bring(pace), texts)).toEqual([...texts].sort(compareTexts));
  for (const more of [20_010, 30_000]) {
    texts.push(...all.slice(texts.length, more));
    expect(inOrder(await ranks.bring(pace), texts)).toEqual([...texts].sort(compareTexts));
  }
});

test.each([
  ['en', true],
  ['de', true],
  ['fr', true],
  ['cs', false],
  ['hu', false],
  ['da', false],
])('beginnings in “%s” are compared letter by letter: %s', (locale, isSimple) => {
  expect(asciiRanks(locale) !== null).toBe(isSimple);
});

test('letters rank as they are compared, in every language that has them one by one', () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  for (const locale of ['en', 'et', 'lt', 'sv', 'es', 'tr']) {
    const ranks = asciiRanks(locale);
    if (ranks === null) continue;
    const { compare } = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
    for (const one of letters)
      for (const other of letters) {
        const difference = (ranks[one.charCodeAt(0)] ?? 0) - (ranks[other.charCodeAt(0)] ?? 0);
        expect(Math.sign(difference)).toBe(Math.sign(compare(one, other)));
      }
  }
});
