import { describe, expect, test } from 'vitest';
import { BIRTH, decodeChange, sealChange, type Change, type ChangeBody } from '#core/model';
import { annotationRef, birthValue, uuid } from './histories.ts';

const good: ChangeBody = {
  record: annotationRef(1),
  field: 'note',
  value: 'a note',
  preds: [],
  depth: 0,
  analyst: uuid(1) as Change['analyst'],
  replica: uuid(2) as Change['replica'],
  seq: 1,
  at: '2026-01-02T03:04:05.678Z',
};

/** Sealed whatever it says: a forger can hash too. What cannot be hashed keeps a stale id. */
function forged(members: object): unknown {
  const body = { ...good, ...members } as ChangeBody;
  try {
    return sealChange(body);
  } catch {
    return { ...sealChange(good), ...body };
  }
}

const passage = (members: object): object => ({
  field: 'passage',
  value: {
    document: 'a'.repeat(64),
    start: 0,
    end: 3,
    exact: 'abc',
    prefix: '',
    suffix: '',
    ...members,
  },
});

const sha = (digit: string): string => digit.repeat(64);

describe('a change is accepted', () => {
  test.each([
    ['as an edit', {}],
    ['as a birth', { field: BIRTH, value: birthValue(1) }],
    ['with a passage that has no place', passage({ start: null, end: null, exact: '' })],
    ['with a passage counted in code points', passage({ exact: 'a😀c' })],
    ['with sorted predecessors', { preds: [sha('1'), sha('2')], depth: 4 }],
    ['of a field of a newer program', { field: 'mood', value: { any: ['thing', 1] } }],
    ['of a kind of a newer program', { record: `memo/${uuid(3)}`, field: 'text', value: 'x' }],
    ['from the year 1601', { at: '1601-01-01T00:00:00.000Z' }],
  ])('%s', (_, members) => {
    expect(decodeChange(forged(members))).toMatchObject({ ok: true });
  });
});

describe('a change is refused', () => {
  test.each<[string, unknown]>([
    ['that is no object', null],
    ['that is a list', []],
    ['that is empty', {}],
    ['with a member too many', { ...sealChange(good), extra: 1 }],
    ['with an own __proto__', JSON.parse(`{"__proto__":{},${JSON.stringify(good).slice(1)}`)],
    ['whose id is another’s', { ...sealChange(good), value: 'another note' }],
    ['without a record', forged({ record: 'annotation' })],
    ['of a record with an upper-case id', forged({ record: `annotation/${'A'.repeat(36)}` })],
    ['of a document without a hash', forged({ record: `document/${uuid(1)}`, field: 'title' })],
    ...Object.getOwnPropertyNames(Object.prototype).map((name): [string, unknown] => [
      `of a field named ${name}`,
      forged({ field: name, value: 1 }),
    ]),
    [
      'of a birth with a field named valueOf',
      forged({ field: BIRTH, value: { ...(birthValue(1) as object), valueOf: 1 } }),
    ],
    ['of a kind named constructor', forged({ record: `constructor/${uuid(3)}`, field: 'mood' })],
    ['of a field with a space', forged({ field: 'no te' })],
    ['with a note that is a number', forged({ value: 7 })],
    ['with a note beyond the limit', forged({ value: 'x'.repeat(100_001) })],
    ['with half a surrogate pair', forged({ value: '\ud800' })],
    [
      'with a reserved key in the value',
      forged({ field: 'mood', value: JSON.parse('{"__proto__":1}') }),
    ],
    ['with a number that is no integer', forged({ field: 'mood', value: 1.5 })],
    ['with minus zero', forged({ field: 'mood', value: -0 })],
    ['with a number beyond 2^53', forged({ field: 'mood', value: 9007199254740993 })],
    [
      'with a value nested 5,000 deep',
      forged({ field: 'mood', value: JSON.parse('['.repeat(5000) + ']'.repeat(5000)) }),
    ],
    [
      'with a value nested one deeper than a change can be hashed with',
      forged({ field: 'mood', value: JSON.parse('['.repeat(17) + ']'.repeat(17)) }),
    ],
    ['with predecessors out of order', forged({ preds: [sha('2'), sha('1')], depth: 1 })],
    ['with a predecessor twice', forged({ preds: [sha('1'), sha('1')], depth: 1 })],
    ['with a depth but no predecessor', forged({ depth: 3 })],
    ['with a predecessor but no depth', forged({ preds: [sha('1')] })],
    ['with an endless depth', forged({ preds: [sha('1')], depth: 2 ** 50 })],
    ['with its own shape of time', forged({ at: '2026-01-02 03:04' })],
    ['with sequence number 0', forged({ seq: 0 })],
    [
      'that is a birth with a predecessor',
      forged({ field: BIRTH, value: birthValue(1), preds: [sha('1')], depth: 1 }),
    ],
    ['that is a birth of nothing', forged({ field: BIRTH, value: {} })],
    [
      'that is a birth with a wrong field',
      forged({ field: BIRTH, value: { ...birthValue(1), tag: 'claim' } }),
    ],
    ['with a passage reversed', forged(passage({ start: 3, end: 0 }))],
    ['with a passage before the text', forged(passage({ start: -1, end: 2 }))],
    ['with half a place', forged(passage({ end: null }))],
    ['with a quote of another length than its place', forged(passage({ end: 4 }))],
    ['with a passage counted in UTF-16 units', forged(passage({ end: 4, exact: 'a😀c' }))],
    ['with a passage of no document', forged(passage({ document: 'x' }))],
    ['with a passage and more', forged(passage({ more: 1 }))],
  ])('%s', (_, input: unknown) => {
    expect(decodeChange(input)).toMatchObject({ ok: false });
    expect(Object.prototype).not.toHaveProperty('isAdmin');
  });
});
