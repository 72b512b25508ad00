import { expect, test } from 'vitest';
import { listStep } from '#renderer/ui';

const place = { active: 20, count: 50, page: 8 };

test.each([
  { key: 'ArrowDown', to: 21, direction: 1 },
  { key: 'ArrowUp', to: 19, direction: -1 },
  { key: 'PageDown', to: 28, direction: 1 },
  { key: 'PageUp', to: 12, direction: -1 },
  { key: 'Home', to: 0, direction: 1 },
  { key: 'End', to: 49, direction: -1 },
])('$key goes from row 20 of 50 to row $to', ({ key, to, direction }) => {
  expect(listStep(key, place)).toEqual({ to, direction });
});

test.each([
  { key: 'ArrowUp', active: 0, to: 0 },
  { key: 'PageUp', active: 3, to: 0 },
  { key: 'ArrowDown', active: 49, to: 49 },
  { key: 'PageDown', active: 45, to: 49 },
  { key: 'ArrowDown', active: -1, to: 0 },
  { key: 'ArrowUp', active: -1, to: 0 },
])('$key at row $active stays in the list', ({ key, active, to }) => {
  expect(listStep(key, { ...place, active })?.to).toBe(to);
});

test.each(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'])(
  '%s in an empty list goes nowhere before its beginning',
  (key) => {
    expect(listStep(key, { active: -1, count: 0, page: 8 })?.to).toBe(0);
  },
);

test.each(['Enter', ' ', 'a', 'ArrowLeft', 'constructor', 'toString'])(
  '%s is not a key that goes through a list',
  (key) => {
    expect(listStep(key, place)).toBeNull();
  },
);
