import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldForSearch } from '#core/search';
import { foldWords } from '../../../src/core/query/fold-words.ts';
import { texts } from './some-annotations.ts';

test('names are folded as searches fold', () => {
  fc.assert(
    fc.property(fc.oneof(texts, fc.string(), fc.string({ unit: 'binary' })), (text) => {
      expect(foldWords(text)).toBe(foldForSearch(text).text.trim());
    }),
    { numRuns: 3000 },
  );
});
