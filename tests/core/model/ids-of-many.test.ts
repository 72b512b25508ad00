import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalJson,
  idInLine,
  IdSet,
  idsInLines,
  IdSum,
  sealChange,
  type AnalystId,
  type Change,
  type Json,
  type ReplicaId,
} from '#core/model';

const uuid = '00000000-0000-4000-8000-000000000001';

const changeSaying = (value: Json, seq: number): Change =>
  sealChange({
    record: `annotation/${uuid}`,
    field: 'note',
    value,
    preds: [],
    depth: 0,
    analyst: uuid as AnalystId,
    replica: uuid as ReplicaId,
    seq,
    at: '2026-01-01T00:00:00.000Z',
  });

const lineOf = (change: Change): string => canonicalJson({ ...change } as Json);

/** What looks like an id, and is none. */
const tempting = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    `"id":"${'0'.repeat(64)}"`,
    `\n{"analyst":"","at":"","depth":0,"field":"","id":"${'0'.repeat(64)}"`,
    `\u2028{"analyst":"","at":"","depth":0,"field":"","id":"${'0'.repeat(64)}"`,
  ),
);

describe('the ids of very many changes', () => {
  it('are told by their lines, whatever the changes say', () => {
    fc.assert(
      fc.property(fc.array(tempting, { maxLength: 20 }), (values) => {
        const changes = values.map((value, at) => changeSaying(value, at + 1));
        const lines = changes.map(lineOf);
        expect(lines.map(idInLine)).toEqual(changes.map(({ id }) => id));
        expect([...idsInLines(lines.map((line) => `${line}\n`).join(''))]).toEqual(
          changes.map(({ id }) => id),
        );
      }),
    );
  });

  it.each([
    '',
    '{}',
    '{"id":"0"}',
    `{"id":"${'0'.repeat(64)}"}`,
    ` ${lineOf(changeSaying('', 1))}`,
  ])('are not made up for a line that is no change: %s', (line) => {
    expect(idInLine(line)).toBeNull();
    expect([...idsInLines(line)]).toEqual([]);
  });

  it('are kept each once and numbered as they came, as a list would', () => {
    const hex = (length: number) =>
      fc.string({
        unit: fc.constantFrom(...'0123456789abcdef'),
        minLength: length,
        maxLength: length,
      });
    const id = fc.oneof(hex(64), fc.uuid(), fc.constant('0'.repeat(64)));
    fc.assert(
      fc.property(
        fc.array(id, { maxLength: 3_000 }),
        fc.array(id, { maxLength: 5 }),
        (ids, others) => {
          const set = new IdSet();
          const known: string[] = [];
          const shortOf = (each: string): string => each.replaceAll('-', '').slice(0, 32);
          for (const each of [...ids, ...ids]) {
            const isNew = !known.includes(shortOf(each));
            if (isNew) known.push(shortOf(each));
            expect(set.add(each)).toBe(isNew);
          }
          expect(set.size).toBe(known.length);
          expect(known.map((_, number) => set.digitsOf(number))).toEqual(known);
          for (const each of [...ids, ...others])
            expect(set.numberOf(each)).toBe(known.indexOf(shortOf(each)));
          for (const each of others) expect(set.has(each)).toBe(known.includes(shortOf(each)));
        },
      ),
      { numRuns: 20 },
    );
  });

  it('are not found, and not taken, where they are none', () => {
    const set = new IdSet();
    expect(set.has('')).toBe(false);
    expect(set.numberOf('not an id')).toBe(-1);
    expect(() => set.add('abc')).toThrow('“abc” is no id.');
  });

  it('are summed alike in any order', () => {
    const ids = Array.from({ length: 50 }, (_, at) => changeSaying('', at + 1).id);
    const sumOf = (list: readonly string[]): string => {
      const sum = new IdSum();
      for (const each of list) sum.add(each);
      return sum.sum;
    };
    expect(sumOf(ids.toReversed())).toBe(sumOf(ids));
    expect(sumOf(ids.slice(1))).not.toBe(sumOf(ids));
  });
});
