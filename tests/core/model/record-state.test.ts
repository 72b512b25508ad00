import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyChange,
  BIRTH,
  canonicalJson,
  conflictsOf,
  decodeChange,
  headsOf,
  isAlive,
  readAnnotation,
  readField,
  replay,
  unborn,
  type Change,
  type Json,
  type RecordRef,
} from '#core/model';
import { annotationRef, birthValue, histories, noteOf, Replica, uuid } from './histories.ts';

/** The whole state as one text, so that equal means equal to the byte. */
function written(changes: Iterable<Change>): string {
  const states = [...replay(changes)].sort(([a], [b]) => (a < b ? -1 : 1));
  return canonicalJson(states.map(([, state]) => state) as unknown as Json);
}

const union = (...sets: readonly (readonly Change[])[]): Change[] => [
  ...new Map(sets.flat().map((change) => [change.id, change])).values(),
];

const setsOf = (replicas: readonly Replica[]): Change[][] =>
  replicas.map((replica) => [...replica.changes.values()]);

const everything = (replicas: readonly Replica[]): Change[] => union(...setsOf(replicas));

describe('the state of a set of changes', () => {
  test('is the same in any order and with any repetition', () => {
    const shuffled = histories.chain((replicas) => {
      const all = everything(replicas);
      const again = fc.shuffledSubarray([...all, ...all], {
        minLength: all.length * 2,
        maxLength: all.length * 2,
      });
      return fc.tuple(fc.constant(all), again);
    });
    fc.assert(
      fc.property(shuffled, ([all, again]) => {
        expect(written(again)).toBe(written(all));
      }),
      { numRuns: 300 },
    );
  });

  test('comes to the same whoever tells whom first, in whatever grouping, how often', () => {
    fc.assert(
      fc.property(histories, (replicas) => {
        const [a = [], b = [], c = []] = setsOf(replicas);
        const all = written(union(a, b, c));
        expect(written(union(c, b, a))).toBe(all);
        expect(written(union(union(a, b), c))).toBe(written(union(a, union(b, c))));
        expect(written(union(a, a))).toBe(written(a));
      }),
      { numRuns: 300 },
    );
  });

  test('keeps as heads exactly the changes of a field that no other of the field replaces', () => {
    fc.assert(
      fc.property(histories, (replicas) => {
        const all = everything(replicas);
        for (const [record, state] of replay(all)) {
          const own = all.filter((change) => change.record === record);
          for (const field of ['alive', 'passage', 'tag', 'note']) {
            const replaced = new Set(
              own.filter((change) => change.field === field).flatMap(({ preds }) => preds),
            );
            const expected = own
              .filter(
                ({ field: name, value }) =>
                  name === field || (name === BIRTH && Object.hasOwn(value as object, field)),
              )
              .filter(({ id }) => !replaced.has(id))
              .map(({ id }) => id)
              .sort();
            expect(headsOf(state, field).map(({ id }) => id)).toEqual(expected);
          }
        }
      }),
    );
  });

  test('shows the deepest head, and of several as deep the one with the smallest id', () => {
    fc.assert(
      fc.property(histories, (replicas) => {
        for (const [, state] of replay(everything(replicas)))
          for (const field of ['passage', 'tag', 'note']) {
            const heads = headsOf(state, field);
            const deepest = Math.max(...heads.map(({ depth }) => depth));
            const [first] = heads
              .filter(({ depth }) => depth === deepest)
              .sort((a, b) => (a.id < b.id ? -1 : 1));
            const value =
              first?.field === BIRTH ? (first.value as Record<string, Json>)[field] : first?.value;
            expect(readField(state, field)).toEqual(value);
          }
      }),
      { numRuns: 300 },
    );
  });

  test('never loses what one wrote while another deleted', () => {
    fc.assert(
      fc.property(histories, (replicas) => {
        const all = everything(replicas);
        for (const [record, state] of replay(all)) {
          if (isAlive(state)) continue;
          const known = new Set(
            all
              .filter(({ field, value }) => field === 'alive' && value === false)
              .flatMap(({ preds }) => preds),
          );
          const written = all.filter(
            (change) => change.record === record && change.field !== 'alive',
          );
          const newest = written.filter(
            ({ id, field }) =>
              !written.some((later) => later.field === field && later.preds.includes(id)),
          );
          for (const { id } of newest) expect(known.has(id)).toBe(true);
        }
      }),
    );
  });

  test('holds only changes that decode', () => {
    fc.assert(
      fc.property(histories, (replicas) => {
        for (const change of everything(replicas)) {
          const fromFile: unknown = JSON.parse(canonicalJson(change as unknown as Json));
          expect(decodeChange(fromFile)).toEqual({ ok: true, value: change });
        }
      }),
    );
  });
});

const record: RecordRef = annotationRef(1);

/** Two people who both have one annotation. */
function twoWithOne(): [Replica, Replica] {
  const anna = new Replica(1);
  const ben = new Replica(2);
  anna.write(record, BIRTH, birthValue(0));
  ben.receive(anna);
  return [anna, ben];
}

const together = (...replicas: readonly Replica[]) =>
  replay(everything(replicas)).get(record) ?? unborn(record);

describe('a record that two people change', () => {
  test('that one edits while the other deletes it stays, with a conflict', () => {
    const [anna, ben] = twoWithOne();
    anna.write(record, 'alive', false);
    ben.write(record, 'note', 'look again');
    const state = together(anna, ben);
    expect(isAlive(anna.state(record))).toBe(false);
    expect(isAlive(state)).toBe(true);
    expect(noteOf(state)).toBe('look again');
    expect(conflictsOf(state).map(({ field }) => field)).toEqual(['alive']);
  });

  test('that is deleted by someone who knew the edit is gone', () => {
    const [anna, ben] = twoWithOne();
    ben.write(record, 'note', 'look again');
    anna.receive(ben);
    anna.write(record, 'alive', false);
    expect(isAlive(together(anna, ben))).toBe(false);
    expect(conflictsOf(together(anna, ben))).toEqual([]);
  });

  test('that both delete and one restores is there with all its fields', () => {
    const [anna, ben] = twoWithOne();
    ben.write(record, 'note', 'kept');
    anna.receive(ben);
    anna.write(record, 'alive', false);
    ben.write(record, 'alive', false);
    anna.receive(ben);
    anna.write(record, 'alive', true);
    expect(readAnnotation(together(anna, ben))?.note).toBe('kept');
  });

  test('that both retag shows one of the two everywhere, until someone decides', () => {
    const [anna, ben] = twoWithOne();
    anna.write(record, 'tag', uuid(101));
    ben.write(record, 'tag', uuid(102));
    const contested = together(anna, ben);
    expect(conflictsOf(contested)).toHaveLength(1);
    expect(readField(contested, 'tag')).toBe(readField(together(ben, anna), 'tag'));
    anna.receive(ben);
    anna.write(record, 'tag', uuid(102));
    expect(conflictsOf(together(anna, ben))).toEqual([]);
    expect(readField(together(anna, ben), 'tag')).toBe(uuid(102));
  });

  test('that both retag alike has no conflict', () => {
    const [anna, ben] = twoWithOne();
    anna.write(record, 'tag', uuid(101));
    ben.write(record, 'tag', uuid(101));
    expect(conflictsOf(together(anna, ben))).toEqual([]);
  });

  test('is picked by depth before id', () => {
    const [anna, ben] = twoWithOne();
    anna.write(record, 'tag', uuid(101));
    anna.write(record, 'tag', uuid(103));
    ben.write(record, 'tag', uuid(102));
    expect(readField(together(anna, ben), 'tag')).toBe(uuid(103));
  });
});

test('a change that arrives before the birth waits for it', () => {
  const [anna, ben] = twoWithOne();
  const note = ben.write(record, 'note', 'early');
  const alone = applyChange(unborn(record), note);
  expect(readAnnotation(alone)).toBeNull();
  expect(readAnnotation(together(anna, ben))?.note).toBe('early');
});
