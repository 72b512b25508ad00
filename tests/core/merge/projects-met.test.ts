import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeRecord, uniteChanges } from '#core/merge';
import {
  BIRTH,
  kindOf,
  readField,
  replay,
  sealChange,
  succession,
  unborn,
  type AnalystId,
  type Change,
  type RecordRef,
  type ReplicaId,
} from '#core/model';
import type { Arriving } from '../../../src/renderer/store/merging/plan.ts';
import { originMet, uniteProject } from '../../../src/renderer/store/merging/project.ts';
import { uuid } from '../model/histories.ts';

/** A folder: what its obelus.json says, and all changes in it. */
interface Folder {
  id: string;
  changes: readonly Change[];
}

/** Somebody with a project of their own, as far as that is a record. */
class Person {
  readonly #analyst: AnalystId;
  readonly #replica: ReplicaId;
  id: string;
  changes: readonly Change[] = [];

  constructor(number: number, id: string) {
    this.id = id;
    this.#analyst = uuid(100 + number) as AnalystId;
    this.#replica = uuid(200 + number) as ReplicaId;
  }

  said(field: 'name' | 'note'): string {
    const state = this.#stateOf(`project/${this.id}`);
    const value = state === undefined ? undefined : readField(state, field);
    return typeof value === 'string' ? value : '';
  }

  say(field: 'name' | 'note', value: string): void {
    const record: RecordRef = `project/${this.id}`;
    const next = succession(this.#stateOf(record) ?? unborn(record), field, value);
    const { analyst, replica, at, seq } = this.#sign();
    const named = { record, field, value, ...next };
    this.changes = [...this.changes, sealChange({ ...named, analyst, replica, at, seq: seq + 1 })];
  }

  /** Begins to share by a folder, which is the project's where it is empty, and is opened where not. */
  join(folder: Folder | null): Folder {
    if (folder === null) return { id: this.id, changes: this.changes };
    this.take(folder);
    if (this.id < folder.id && this.#stateOf(`project/${this.id}`) === undefined)
      this.say('name', '');
    this.give(folder);
    return folder;
  }

  take(folder: Folder): void {
    const known = new Set(this.changes.map(({ id }) => id));
    const byRecord = new Map<RecordRef, Change[]>();
    for (const change of folder.changes)
      if (!known.has(change.id))
        byRecord.set(change.record, [...(byRecord.get(change.record) ?? []), change]);
    const taken = new Map<RecordRef, Arriving>();
    for (const [record, own] of byRecord) {
      const former = this.#stateOf(record);
      const changes = own as [Change, ...Change[]];
      taken.set(record, { ...mergeRecord(former, changes), former, changes, documents: [] });
    }
    const origin = originMet({ kind: 'project', id: folder.id, name: '' }, byRecord.keys());
    const owner = {
      databaseName: '',
      project: this.id,
      analyst: this.#analyst,
      replica: this.#replica,
    };
    const states = replay(this.changes);
    const union = uniteProject(origin, owner, taken, (record) => states.get(record), this.#sign());
    this.id = union.id;
    this.changes = uniteChanges([this.changes, ...byRecord.values(), union.changes]);
  }

  give(folder: Folder): void {
    folder.changes = uniteChanges([folder.changes, this.changes]);
  }

  #stateOf(record: RecordRef) {
    return replay(this.changes.filter((change) => change.record === record)).get(record);
  }

  #sign() {
    const own = this.changes.filter(({ replica }) => replica === this.#replica);
    const seq = Math.max(0, ...own.map((change) => change.seq));
    return {
      analyst: this.#analyst,
      replica: this.#replica,
      seq,
      at: '2026-01-02T03:04:05.006Z',
    };
  }
}

const words = fc.constantFrom<string>('', 'Levies', 'Mills', 'Wages');

interface Act {
  readonly who: number;
  readonly does: 'name' | 'note' | 'take' | 'give';
  readonly says: string;
}

const acts = fc.array(
  fc.record<Act>({
    who: fc.nat(2),
    does: fc.constantFrom('name', 'note', 'take', 'give'),
    says: words,
  }),
  { maxLength: 12 },
);

/** Whoever joins first: three ids in any order, and what each calls and notes of theirs before. */
const beginnings = fc.tuple(
  fc.shuffledSubarray([uuid(1), uuid(2), uuid(3)], { minLength: 3 }),
  fc.array(fc.tuple(words, words), { minLength: 3, maxLength: 3 }),
);

/** Nobody ever said anything of a project, and each who joins goes by a smaller id than those before. */
const UNSAID: [string[], [string, string][]] = [
  [uuid(3), uuid(2), uuid(1)],
  [
    ['', ''],
    ['', ''],
    ['', ''],
  ],
];

describe('three whose projects meet in one folder', () => {
  it('end with one id, one name and one note, which holds what each had noted', () => {
    fc.assert(
      fc.property(beginnings, acts, ([ids, said], between) => {
        const people = ids.map((id, number) => new Person(number, id));
        let folder: Folder | null = null;
        for (const [at, person] of people.entries()) {
          const [name = '', note = ''] = said[at] ?? [];
          if (name !== '') person.say('name', name);
          if (note !== '') person.say('note', note);
        }
        for (const person of people) folder = person.join(folder);
        const shared = folder as Folder | null;
        if (shared === null) throw new Error('Somebody joined.');
        for (const { who, does, says } of between) {
          const person = people[who] as Person;
          if (does === 'take') person.take(shared);
          else if (does === 'give') person.give(shared);
          else person.say(does, says);
        }
        for (let turn = 0; turn < 4; turn++)
          for (const person of people) {
            person.take(shared);
            person.give(shared);
          }
        const count = shared.changes.length;
        for (const person of people) {
          person.take(shared);
          person.give(shared);
        }
        expect(shared.changes).toHaveLength(count);
        expect(people.map(({ id }) => id)).toEqual(Array(3).fill([...ids].sort()[0]));
        for (const field of ['name', 'note'] as const)
          expect(new Set(people.map((person) => person.said(field))).size).toBe(1);
        expect(shared.changes.every(({ record }) => kindOf(record) === 'project')).toBe(true);
        expect(shared.changes.some(({ field }) => field === BIRTH)).toBe(false);
        if (between.length > 0) return;
        const [first] = people;
        for (const [, note] of said) expect(first?.said('note')).toContain(note);
        if (said.some(([name]) => name !== '')) expect(first?.said('name')).not.toBe('');
      }),
      { numRuns: 100, examples: [[UNSAID, []]] },
    );
  });
});
