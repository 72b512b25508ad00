import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DocumentId } from '#core/model';
import type { DocumentEntry } from '#renderer/store';
import { Pace } from '#renderer/threads';
import {
  entryIn,
  sortCalmly,
  updateList,
} from '../../../src/renderer/store/records/corpus-list.ts';

const entry = (title: string, id: number): DocumentEntry => ({
  summary: {
    id: String(id).padStart(4, '0'),
    metadata: { title, fileName: '' },
  } as unknown as DocumentEntry['summary'],
  counts: new Map(),
  annotations: 0,
  note: '',
});

const titles = fc.array(fc.constantFrom('Document 2', 'Document 10', 'élan', 'Elan', 'b', ''), {
  minLength: 0,
  maxLength: 2_000,
  size: 'max',
});

test('a corpus sorted in pieces is listed as it is where its documents come one by one', async () => {
  await fc.assert(
    fc.asyncProperty(titles, async (given) => {
      const entries = given.map(entry);
      const sorted = await sortCalmly(entries, new Pace());
      expect(new Set(sorted)).toEqual(new Set(entries));
      const [last] = entries.slice(-1);
      if (last === undefined) return;
      const others = await sortCalmly(entries.slice(0, -1), new Pace());
      expect(sorted).toEqual(updateList(others, new Map([[last.summary.id, last]])));
    }),
    { numRuns: 12 },
  );
});

test('a document is found in the list it is asked of, and not where it is not', () => {
  const one = [entry('a', 1), entry('b', 2)];
  const other = [entry('b', 2)];
  const [first] = one;
  const id = '0001' as DocumentId;
  for (const times of [1, 2]) {
    expect([times, entryIn(one, id)]).toEqual([times, first]);
    expect([times, entryIn(other, id)]).toEqual([times, undefined]);
  }
});
