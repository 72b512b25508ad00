import { expect, test } from 'vitest';
import { utf16 } from '#core/text';
import { withEdge } from '../../../src/renderer/document/edge-handles.ts';

test.each([
  ['a start moves', 'start', 2, [2, 10]],
  ['an end moves', 'end', 12, [5, 12]],
  ['a start beyond the end becomes the end', 'start', 14, [10, 14]],
  ['an end before the start becomes the start', 'end', 1, [1, 5]],
  ['a start on the end leaves nothing', 'start', 10, null],
  ['an end on the start leaves nothing', 'end', 5, null],
] as const)('%s', (_, edge, offset, expected) => {
  const range = withEdge({ start: utf16(5), end: utf16(10) }, edge, offset);
  expect(range === null ? null : [range.start, range.end]).toEqual(expected);
});
