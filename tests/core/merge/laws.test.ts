import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allConflicts, describeMerge, tallyOf, uniteChanges } from '#core/merge';
import {
  canonicalJson,
  conflictsOf,
  isAlive,
  readField,
  replay,
  sealChange,
  type AnalystId,
  type Change,
  type ChangeBody,
  type Json,
  type RecordRef,
  type RecordState,
  type ReplicaId,
} from '#core/model';
import { annotationRef, birthValue, histories, uuid, type Replica } from '../model/histories.ts';

const sealed = (
  said: Pick<ChangeBody, 'record' | 'field' | 'value' | 'at'> & Partial<ChangeBody>,
) =>
  sealChange({
    preds: [],
    depth: 0,
    analyst: uuid(1) as AnalystId,
    replica: uuid(2) as ReplicaId,
    seq: 1,
    ...said,
  });

type Three = readonly [readonly Change[], readonly Change[], readonly Change[]];

/** What each of three people holds after they worked, and now and then told one another. */
const sets = histories.map((replicas): Three => {
  const [a, b, c] = replicas.map((replica: Replica) => [...replica.changes.values()]);
  return [a ?? [], b ?? [], c ?? []];
});

const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

const RUNS = { numRuns: 400 };

describe('the union of changes', () => {
  it('is the same in every order of three', () => {
    fc.assert(
      fc.property(sets, (three) => {
        const [first, ...others] = ORDERS.map((order) =>
          uniteChanges(order.map((at) => three[at])),
        );
        for (const other of others) expect(other).toEqual(first);
      }),
      RUNS,
    );
  });

  it('does not depend on which two come together first', () => {
    fc.assert(
      fc.property(sets, ([a, b, c]) => {
        const left = uniteChanges([uniteChanges([a, b]), c]);
        expect(left).toEqual(uniteChanges([a, uniteChanges([b, c])]));
      }),
      RUNS,
    );
  });

  it('does nothing the second time, with itself or with a part of itself', () => {
    fc.assert(
      fc.property(sets, fc.nat(), ([a, b], cut) => {
        const united = uniteChanges([a, b]);
        expect(uniteChanges([united, united])).toEqual(united);
        expect(uniteChanges([united, a.slice(0, cut % (a.length + 1))])).toEqual(united);
      }),
      RUNS,
    );
  });

  it('loses nothing and makes nothing up', () => {
    fc.assert(
      fc.property(sets, (three) => {
        const ids = new Set(uniteChanges(three).map(({ id }) => id));
        expect(ids).toEqual(new Set(three.flat().map(({ id }) => id)));
      }),
      RUNS,
    );
  });
});

const fieldsOf = ({ field, value }: Change): readonly string[] =>
  field === '*' ? Object.keys(value as object) : [field];

const valueIn = ({ field, value }: Change, name: string): Json =>
  field === '*' ? ((value as Record<string, Json>)[name] as Json) : value;

/** Values of a field that nobody replaced, by asking of each change whether any other names it. */
function standing(changes: readonly Change[], record: RecordRef, field: string): Set<string> {
  const ofField = changes.filter(
    (change) => change.record === record && fieldsOf(change).includes(field),
  );
  const isReplaced = (one: Change): boolean =>
    ofField.some((other) => other.field === field && other.preds.includes(one.id));
  return new Set(
    ofField.filter((one) => !isReplaced(one)).map((one) => canonicalJson(valueIn(one, field))),
  );
}

describe('what a merge is said to bring', () => {
  it('has as conflicts exactly the differing values of writers who did not know of one another', () => {
    fc.assert(
      fc.property(sets, (three) => {
        const united = uniteChanges(three);
        const states = replay(united);
        const told = allConflicts(states);
        const differing: string[] = [];
        // Over what is gone, nobody is asked.
        const there = [...states].filter(([, state]) => isAlive(state)).map(([record]) => record);
        for (const record of there)
          for (const field of ['note', 'passage', 'tag', 'alive'])
            if (standing(united, record, field).size > 1) differing.push(`${record} ${field}`);
        const contested = told
          .filter(
            ({ conflict }) =>
              new Set(conflict.heads.map(({ value }) => canonicalJson(value))).size > 1,
          )
          .map(({ record, conflict }) => `${record} ${conflict.field}`);
        expect(contested.sort()).toEqual(differing.sort());
        // What is left is a delete that did not know of an edit.
        for (const { record, conflict } of told) {
          if (contested.includes(`${record} ${conflict.field}`)) continue;
          expect(conflict.field).toBe('alive');
          expect([...standing(united, record, 'alive')]).toEqual(['false']);
        }
      }),
      RUNS,
    );
  });

  it('says of each record that arrives what became of it, and of no other', () => {
    fc.assert(
      fc.property(sets, ([mine, theirs]) => {
        const { changes, records, conflicts } = describeMerge(mine, theirs);
        const known = new Set(mine.map(({ id }) => id));
        const fresh = theirs.filter(({ id }) => !known.has(id));
        expect(changes).toBe(fresh.length);
        expect(records.map(({ record }) => record)).toEqual(
          [...new Set(fresh.map(({ record }) => record))].sort(),
        );
        const before = replay(mine);
        const after = replay(uniteChanges([mine, theirs]));
        for (const { record, effect } of records) {
          const was = before.get(record);
          const is = after.get(record);
          const thereBefore = was !== undefined && isAlive(was);
          const thereAfter = is !== undefined && isAlive(is);
          const says = (state: RecordState | undefined): string =>
            JSON.stringify(
              ['note', 'passage', 'tag', 'alive', 'creator', 'created'].map((field) =>
                state === undefined ? null : (readField(state, field) ?? null),
              ),
            );
          const isAtOdds = conflicts.some((each) => each.record === record);
          const expected = thereAfter
            ? thereBefore
              ? says(was) === says(is) && !isAtOdds
                ? 'same'
                : 'changed'
              : was === undefined
                ? 'new'
                : 'restored'
            : thereBefore
              ? 'deleted'
              : 'gone';
          expect(effect).toBe(expected);
        }
      }),
      RUNS,
    );
  });

  it('tells as arising every conflict of the union that was not there, and none that was', () => {
    fc.assert(
      fc.property(sets, ([mine, theirs]) => {
        const { conflicts } = describeMerge(mine, theirs);
        const before = allConflicts(replay(mine)).map((each) => canonicalJson(each as never));
        const after = allConflicts(replay(uniteChanges([mine, theirs])));
        const arisen = after.filter((each) => !before.includes(canonicalJson(each as never)));
        expect(conflicts).toEqual(arisen);
      }),
      RUNS,
    );
  });

  it('brings nothing where nothing is new', () => {
    fc.assert(
      fc.property(sets, ([a, b]) => {
        const united = uniteChanges([a, b]);
        expect(describeMerge(united, b)).toEqual({ changes: 0, records: [], conflicts: [] });
      }),
      RUNS,
    );
  });

  it('counts each record once with each person who worked on it', () => {
    fc.assert(
      fc.property(sets, ([mine, theirs]) => {
        const description = describeMerge(mine, theirs);
        const counted = tallyOf(description).reduce(
          (sum, { counts }) => sum + Object.values(counts).reduce((a, b) => a + b),
          0,
        );
        const named = description.records.reduce((sum, { analysts }) => sum + analysts.length, 0);
        expect(counted).toBe(named);
      }),
      RUNS,
    );
  });
});

it('lets who knew more decide between two, whatever their clocks say', () => {
  const record = annotationRef(1);
  const birth = sealed({
    record,
    field: '*',
    value: birthValue(1),
    at: '1970-01-01T00:00:00.000Z',
  });
  const ahead = sealed({
    record,
    field: 'note',
    value: 'from a clock in 2099',
    at: '2099-01-01T00:00:00.000Z',
  });
  const first = sealed({ record, field: 'note', value: 'a', at: '1970-01-01T00:00:00.000Z' });
  const second = sealed({
    record,
    field: 'note',
    value: 'b',
    preds: [first.id],
    depth: 1,
    at: '1970-01-01T00:00:00.000Z',
  });
  const state = replay(
    uniteChanges([
      [birth, ahead],
      [birth, first, second],
    ]),
  ).get(record);
  expect(state && readField(state, 'note')).toBe('b');
  expect(state && conflictsOf(state).map(({ field }) => field)).toEqual(['note']);
});
