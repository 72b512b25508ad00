import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocumentId, RecordState } from '#core/model';
import { areColumns, fromColumns, toColumns } from '../../../src/renderer/database/pack-columns.ts';

const document = 'd'.repeat(64) as DocumentId;
const other = 'e'.repeat(64) as DocumentId;

const uuid = fc.uuid();
const sha256 = fc.stringMatching(/^[0-9a-f]{64}$/);
const time = fc
  .date({
    min: new Date('0000-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString());
const words = fc.string({ unit: 'grapheme', maxLength: 12 });

const passage = fc.record({
  document: fc.constantFrom(document, document, document, other),
  start: fc.oneof(fc.nat(2 ** 31), fc.constant(null)),
  end: fc.oneof(fc.nat(2 ** 31), fc.constant(null)),
  exact: words,
  prefix: words,
  suffix: words,
});

const fields = fc.record(
  { alive: fc.boolean(), passage, tag: uuid, creator: uuid, created: time, note: words },
  { requiredKeys: ['alive', 'passage', 'tag', 'creator', 'created'] },
);

const live = fc.record({
  id: sha256,
  field: fc.constantFrom('*', '*', '*', '*', 'note'),
  value: fields,
  depth: fc.constantFrom(0, 0, 0, 1),
  analyst: uuid,
  at: time,
});

const state = fc.record({
  record: uuid.map((id) => `annotation/${id}`),
  live: fc.oneof(
    { weight: 4, arbitrary: fc.array(live, { minLength: 1, maxLength: 1 }) },
    fc.array(live, { maxLength: 3 }),
  ),
  superseded: fc.constantFrom([], [], [], [['note', ['a'.repeat(64)]]]),
}) as unknown as fc.Arbitrary<RecordState>;

const byRecord = (a: RecordState, b: RecordState): number => (a.record < b.record ? -1 : 1);

describe('columns', () => {
  test('and what does not fit them are together what was put in', () => {
    fc.assert(
      fc.property(fc.array(state, { maxLength: 20 }), (states) => {
        const { columns, rest } = toColumns(document, states);
        const stored: unknown = structuredClone(columns);
        expect(areColumns(stored)).toBe(true);
        const back = [...fromColumns(document, stored as typeof columns), ...rest];
        expect(back.sort(byRecord)).toEqual([...states].sort(byRecord));
      }),
    );
  });

  test('take in annotations as they are born', () => {
    const born = {
      record: 'annotation/00000000-0000-4000-8000-000000000001',
      live: [
        {
          id: 'a'.repeat(64),
          field: '*',
          value: {
            alive: true,
            passage: { document, start: 0, end: 1, exact: 'x', prefix: '', suffix: '' },
            tag: '00000000-0000-4000-8000-000000000002',
            creator: '00000000-0000-4000-8000-000000000003',
            created: '2026-01-01T00:00:00.000Z',
          },
          depth: 0,
          analyst: '00000000-0000-4000-8000-000000000003',
          at: '2026-01-01T00:00:00.001Z',
        },
      ],
      superseded: [],
    } as unknown as RecordState;
    expect(toColumns(document, [born]).rest).toEqual([]);
    expect(toColumns(other, [born]).rest).toEqual([born]);
  });

  const { columns } = toColumns(document, []);
  test.each([
    ['nothing', null],
    ['ids of no whole number', { ...columns, ids: 'abc' }],
    ['fewer births than ids', { ...columns, ids: 'a'.repeat(36) }],
    ['ids that are none', { ...columns, ids: 'x'.repeat(36), births: 'a'.repeat(64) }],
    ['places as a plain list', { ...columns, places: [] }],
    ['words that are numbers', { ...columns, words: [1] }],
    ['a name that is not there', { ...columns, named: Uint16Array.of(7) }],
    ['a time beyond all', { ...columns, times: Float64Array.of(1e300) }],
  ])('are not taken from %s', (_, value) => {
    expect(areColumns(value)).toBe(false);
  });
});
