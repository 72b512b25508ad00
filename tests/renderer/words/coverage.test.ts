import { expect, test } from 'vitest';
import { strings } from '#renderer/words';

test.each([
  [0, 'Read 0%'],
  [0.0001, 'Read <1%'],
  [0.01, 'Read 1%'],
  [0.29, 'Read 29%'],
  [0.57, 'Read 57%'],
  [0.9999, 'Read 99%'],
  [1, 'Read 100%'],
])('the part %d of a document is told as %s', (part, told) => {
  expect(strings.coverage.status(part)).toBe(told);
});

test('a document read whole is told as such in the list', () => {
  expect([0.42, 1].map(strings.coverage.ofDocument)).toEqual(['42% read', 'All read']);
});
