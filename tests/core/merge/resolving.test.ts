import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allConflicts,
  openConflicts,
  resolution,
  twinsOf,
  uniteChanges,
  uniteTexts,
  type Choice,
  type MergeConflict,
} from '#core/merge';
import {
  canonicalJson,
  isAlive,
  readField,
  type Json,
  type RecordRef,
  type RecordState,
} from '#core/model';
import { annotationRef, birthValue, uuid } from '../model/histories.ts';
import { Colleague, colleagues } from './colleagues.ts';

/** Everyone's changes, a conflict among them, and one more way to choose from. */
const asked = fc
  .tuple(colleagues, fc.nat(), fc.nat(), fc.nat())
  .map(([people, which, one, other]) => {
    const all = uniteChanges(people.map(({ changes }) => changes.values()));
    const told = new Colleague(9, () => 0);
    told.receive(all);
    const open = allConflicts(told.states);
    const conflict = open[which % Math.max(1, open.length)];
    return { all, conflict, one, other };
  })
  .filter(({ conflict }) => conflict !== undefined)
  .map(({ all, conflict, one, other }) => ({
    all,
    conflict: conflict as MergeConflict,
    one,
    other,
  }));

/** All that can be chosen. */
function choices({ conflict: { field, heads } }: MergeConflict): readonly Choice[] {
  if (field === 'alive')
    return [
      { kind: 'say', value: true },
      { kind: 'say', value: false },
    ];
  const taken = heads.map(({ change }): Choice => ({ kind: 'take', change }));
  const more: Choice = field === 'note' ? { kind: 'unite' } : { kind: 'both' };
  return [...taken, more];
}

const pickOf = (conflict: MergeConflict, which: number): Choice => {
  const all = choices(conflict);
  return all[which % all.length] as Choice;
};

const someone = (number: number, changes: Iterable<never> | readonly unknown[]): Colleague => {
  const person = new Colleague(number, (seq) => Date.UTC(2026, 5, number) + seq);
  person.receive(changes as never);
  return person;
};

const openOf = (state: RecordState, field: string) =>
  openConflicts(state).filter((each) => each.field === field);

const told = (states: ReadonlyMap<RecordRef, RecordState>, but: ReadonlySet<string>): string =>
  [...states]
    .filter(([record]) => !but.has(record))
    .map(([record, state]) => `${record} ${canonicalJson(state as unknown as Json)}`)
    .sort()
    .join('\n');

const said = (state: RecordState, field: string): string =>
  field === 'alive'
    ? String(isAlive(state))
    : canonicalJson((readField(state, field) ?? null) as Json);

describe('a decision', () => {
  it('leaves nobody at odds over its field, and changes nothing else', () => {
    fc.assert(
      fc.property(asked, ({ all, conflict, one }) => {
        const { record } = conflict;
        const { field } = conflict.conflict;
        const anna = someone(7, all);
        const before = new Map(anna.states);
        const twins = new Set<string>(
          twinsOf(anna.state(record), field).map((each) => each.record),
        );
        const choice = pickOf(conflict, one);
        expect(anna.resolve(record, field, choice)).toBe(true);
        expect(openOf(anna.state(record), field)).toEqual([]);
        if (choice.kind === 'both') {
          const kept = [record, ...(twins as Set<RecordRef>)].map((each) =>
            said(anna.state(each), field),
          );
          const values = conflict.conflict.heads.map(({ value }) => canonicalJson(value));
          expect(new Set(kept)).toEqual(new Set(values));
          expect(kept).toHaveLength(new Set(values).size);
        }
        expect(told(anna.states, new Set([record, ...twins]))).toBe(
          told(before, new Set([record, ...twins])),
        );
        const was = before.get(record) as RecordState;
        const others = ['passage', 'tag', 'note', 'creator'].filter((each) => each !== field);
        for (const other of others) expect(said(anna.state(record), other)).toBe(said(was, other));
        const ben = someone(8, [...anna.changes.values()].reverse());
        expect(told(ben.states, new Set())).toBe(told(anna.states, new Set()));
      }),
      { numRuns: 600 },
    );
  });

  it('that two make alike is one, and makes no annotation twice', () => {
    fc.assert(
      fc.property(asked, ({ all, conflict, one }) => {
        const { record } = conflict;
        const { field } = conflict.conflict;
        const [anna, ben] = [someone(7, all), someone(8, all)];
        for (const each of [anna, ben]) each.resolve(record, field, pickOf(conflict, one));
        const shown = anna.states.size;
        const before = said(anna.state(record), field);
        anna.receive(ben.changes.values());
        expect(openOf(anna.state(record), field)).toEqual([]);
        expect(said(anna.state(record), field)).toBe(before);
        expect(anna.states.size).toBe(shown);
        const fresh = allConflicts(anna.states).map((each) => canonicalJson(each as never));
        const known = allConflicts(someone(9, all).states).map((each) =>
          canonicalJson(each as never),
        );
        expect(fresh.filter((each) => !known.includes(each))).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });

  it('that two make differently is at odds with the other, and with nothing else', () => {
    fc.assert(
      fc.property(asked, ({ all, conflict, one, other }) => {
        const { record } = conflict;
        const { field } = conflict.conflict;
        const [anna, ben] = [someone(7, all), someone(8, all)];
        anna.resolve(record, field, pickOf(conflict, one));
        ben.resolve(record, field, pickOf(conflict, other));
        const values = [anna, ben].map((each) => said(each.state(record), field));
        anna.receive(ben.changes.values());
        const open = openOf(anna.state(record), field);
        if (values[0] === values[1]) expect(open).toEqual([]);
        else {
          expect(open).toHaveLength(1);
          const heads = (open[0]?.heads ?? []).map(({ value }) => canonicalJson(value)).sort();
          expect(heads).toEqual([...values].sort());
        }
      }),
      { numRuns: 600 },
    );
  });
});

const record = annotationRef(1);

function retaggedByTwo(): Colleague {
  const anna = new Colleague(1, () => Date.UTC(2026, 0, 1));
  anna.write({ record, field: '*', value: { ...birthValue(0), note: 'of both' } });
  const ben = new Colleague(2, () => Date.UTC(2026, 0, 2));
  ben.receive(anna.changes.values());
  anna.write({ record, field: 'tag', value: uuid(101) });
  ben.write({ record, field: 'tag', value: uuid(102) });
  anna.receive(ben.changes.values());
  return anna;
}

describe('both of two annotations', () => {
  it('stand beside one another, the new one in the name of who said what it says', () => {
    const anna = retaggedByTwo();
    const heads = openConflicts(anna.state(record))[0]?.heads ?? [];
    expect(anna.resolve(record, 'tag', { kind: 'both' })).toBe(true);
    const kept = readField(anna.state(record), 'tag');
    const [twin] = [...anna.states.keys()].filter((each) => each !== record);
    const state = anna.state(twin as RecordRef);
    const head = heads.find(({ value }) => value !== kept);
    expect(readField(state, 'tag')).toBe(head?.value);
    expect(readField(state, 'creator')).toBe(head?.analyst);
    expect(readField(state, 'created')).toBe(head?.at);
    expect(readField(state, 'note')).toBe('of both');
    expect(readField(state, 'passage')).toEqual(readField(anna.state(record), 'passage'));
  });

  it('are not to be had of a note, nor where nobody is at odds', () => {
    const anna = retaggedByTwo();
    expect(resolution(anna.state(record), 'note', { kind: 'both' })).toBe(null);
    expect(resolution(anna.state(record), 'tag', { kind: 'unite' })).toBe(null);
    anna.resolve(record, 'tag', { kind: 'both' });
    expect(resolution(anna.state(record), 'tag', { kind: 'both' })).toBe(null);
  });

  it('come back, and are not born again, where the second was here and is gone', () => {
    const anna = retaggedByTwo();
    const [twin] = twinsOf(anna.state(record), 'tag');
    if (twin === undefined) throw new Error('There is no twin.');
    anna.write(twin);
    anna.write({ record: twin.record, field: 'alive', value: false });
    expect(anna.resolve(record, 'tag', { kind: 'both' })).toBe(true);
    expect(isAlive(anna.state(twin.record))).toBe(true);
    expect(openConflicts(anna.state(twin.record))).toEqual([]);
  });
});

it('unites texts without losing a line, and without saying one twice', () => {
  expect(uniteTexts('a\nb', 'b')).toBe('a\nb');
  expect(uniteTexts('b', 'a\nb')).toBe('a\nb');
  expect(uniteTexts('a', 'b')).toBe('a\n\n---\n\nb');
});

it('asks nobody about what an import states of itself', () => {
  const document: RecordRef = `document/${'a'.repeat(64)}`;
  const [anna, ben] = [1, 2].map((number) => {
    const person = new Colleague(number, () => 0);
    const value = { alive: true, title: 'A text', fileName: `${String(number)}.txt` };
    person.write({ record: document, field: '*', value });
    return person;
  });
  anna?.receive(ben?.changes.values() ?? []);
  expect(openConflicts(anna?.state(document) as RecordState)).toEqual([]);
  anna?.write({ record: document, field: 'title', value: 'Mine' });
  ben?.write({ record: document, field: 'title', value: 'Ours' });
  anna?.receive(ben?.changes.values() ?? []);
  expect(openConflicts(anna?.state(document) as RecordState).map(({ field }) => field)).toEqual([
    'title',
  ]);
});
