import { expect, test } from 'vitest';
import { rangeWith } from '#renderer/ui';

const range = { startIndex: 10, endIndex: 12, overscan: 1, count: 100 };
const near = [9, 10, 11, 12, 13];

test.each([
  { active: 11, rows: near },
  { active: 9, rows: near },
  { active: 13, rows: near },
  { active: 0, rows: [0, ...near] },
  { active: 8, rows: [8, ...near] },
  { active: 14, rows: [...near, 14] },
  { active: 99, rows: [...near, 99] },
  { active: -1, rows: near },
  { active: 100, rows: near },
])('draws the rows near the view, and the active row $active in its order', ({ active, rows }) => {
  expect(rangeWith(active)(range)).toEqual(rows);
});

test('an empty list draws nothing, whatever is active', () => {
  const empty = { startIndex: 0, endIndex: -1, overscan: 6, count: 0 };
  expect(rangeWith(0)(empty)).toEqual([]);
});
