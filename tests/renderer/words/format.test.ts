import { expect, test } from 'vitest';
import {
  capitalised,
  formatCount,
  formatEdtf,
  formatMoment,
  pluralOf,
  strings,
} from '#renderer/words';

test.each([
  ['2018', '2018'],
  ['2021-08', /Aug.* 2021/],
  ['2021-09-17', /(17 Sep.* 2021|Sep 17, 2021)/],
  ['2021-09-17T04:00:00Z', /(17 Sep.* 2021|Sep 17, 2021)/],
  ['2021-13', '2021-13'],
  ['2021-02-30', '2021-02-30'],
  ['2023~', '2023~'],
  ['../2020', '../2020'],
])('the date %s is written as a person would, or as it stands', (edtf, written) => {
  expect(formatEdtf(edtf)).toMatch(written);
});

test('counts agree with their nouns', () => {
  expect(formatCount(1, 'claim', 'claims')).toBe('1 claim');
  expect(formatCount(0, 'claim', 'claims')).toBe('0 claims');
  expect(formatCount(9214, 'word', 'words')).toBe('9,214 words');
});

test('a moment is a time of day today, and a day otherwise', () => {
  const now = new Date(2026, 4, 17, 15, 0);
  expect(formatMoment(new Date(2026, 4, 17, 12, 4).toISOString(), now)).toMatch(/12:04/);
  expect(formatMoment(new Date(2026, 4, 16, 12, 4).toISOString(), now)).toMatch(/16/);
  expect(formatMoment('not a moment', now)).toBe('not a moment');
});

test('a label stands alone with a capital', () => {
  expect(capitalised('claim')).toBe('Claim');
  expect(capitalised('éclair')).toBe('Éclair');
  expect(capitalised('iPhone 2')).toBe('IPhone 2');
  expect(capitalised('')).toBe('');
});

test.each([
  ['claim', 'claims'],
  ['thesis', 'theses'],
  ['Hypothesis', 'Hypotheses'],
  ['category', 'categories'],
  ['essay', 'essays'],
  ['approach', 'approaches'],
  ['news', 'news'],
  ['тезис', 'тезис'],
  ['主张', '主张'],
])('more than one of what is named “%s” are “%s”', (label, plural) => {
  expect(pluralOf(label)).toBe(plural);
});

test('a figure that rounds to nothing has no sign', () => {
  const { figure } = strings.agreement;
  expect([-0.001, 0, 0.004, -0.02].map(figure)).toEqual(['0.00', '0.00', '0.00', '-0.02']);
});
