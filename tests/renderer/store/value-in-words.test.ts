import { expect, test } from 'vitest';
import type { EntityId, Value } from '#core/model';
import { valueInWords } from '#renderer/store';

const nadia = 'nadia' as EntityId;
const nameOf = (id: EntityId): string => (id === nadia ? 'Nadia Kovács' : 'somebody');

const cases: readonly { readonly value: Value; readonly words: string }[] = [
  { value: { kind: 'date', edtf: '2021-09-17' }, words: '17 September 2021' },
  { value: { kind: 'actor', entity: nadia }, words: 'Nadia Kovács' },
  { value: { kind: 'claim' }, words: '' },
  { value: { kind: 'claim', certainty: 'denied' }, words: 'denied' },
  {
    value: { kind: 'claim', certainty: 'hedged', saidBy: nadia, source: 'note 12' },
    words: 'hedged, said by Nadia Kovács, source “note 12”',
  },
];

test.each(cases)('$value.kind reads as “$words”', ({ value, words }) => {
  // The order of day and month is the person's own.
  const plain = valueInWords(value, nameOf).replace('September 17, 2021', '17 September 2021');
  expect(plain).toBe(words);
});

test('a statistic reads with what it counts', () => {
  const value: Value = {
    kind: 'statistic',
    comparator: '≈',
    min: '23',
    max: '23',
    counted: 'attacks',
  };
  expect(valueInWords(value, nameOf)).toBe('≈ 23 attacks');
});
