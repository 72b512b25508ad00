import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { done, refused, type HostApi } from '#contract';
import {
  BIRTH,
  canonicalJson,
  IdSum,
  isAlive,
  kindOf,
  replay,
  type Change,
  type DocumentId,
  type Json,
  type RecordRef,
  type RecordState,
} from '#core/model';
import { homeOf } from '#renderer/database';
import { decodePack } from '../../../src/renderer/database/decode-rows.ts';
import { openDatabase, type WorkbenchDatabase } from '../../../src/renderer/database/database.ts';
import { checkDatabase } from '../../../src/renderer/store/storing/checking-database.ts';
import { uniteWithJournal } from '../../../src/renderer/store/healing/uniting.ts';
import { annotationRef, birthValue, Replica, uuid } from '../../core/model/histories.ts';
import { freshName } from './surroundings.ts';

const JOURNAL = uuid(77);
const documentOf = (number: number): DocumentId => String(number).repeat(64) as DocumentId;

const passageIn = (document: number): Json => ({
  document: documentOf(document),
  start: document,
  end: document + 3,
  exact: 'abc',
  prefix: '',
  suffix: '',
});

interface Act {
  readonly who: number;
  readonly record: number;
  readonly what: number;
  readonly document: number;
}

const act: fc.Arbitrary<Act> = fc.record({
  who: fc.nat(1),
  record: fc.nat(3),
  what: fc.nat(9),
  document: fc.nat(2),
});

function write(replica: Replica, { record: number, what, document }: Act): void {
  const record: RecordRef = number === 3 ? `tag/${uuid(200)}` : annotationRef(number);
  const state = replica.state(record);
  if (number === 3)
    return void replica.write(
      record,
      what < 5 ? 'label' : 'colour',
      what < 5 ? `t${what}` : 'date',
    );
  if (state.live.length === 0 || what === 9)
    return void replica.write(record, BIRTH, { ...birthValue(what), passage: passageIn(document) });
  if (what < 2) return void replica.write(record, 'tag', uuid(100 + what));
  if (what < 4) return void replica.write(record, 'note', `note ${what}`);
  if (what < 7) return void replica.write(record, 'passage', passageIn(document));
  replica.write(record, 'alive', !isAlive(state));
}

/** What two people did, each told of the other's work now and then, in any order and some of it twice. */
const journals: fc.Arbitrary<readonly Change[]> = fc
  .tuple(fc.array(act, { minLength: 4, maxLength: 40 }), fc.infiniteStream(fc.nat(100)))
  .map(([acts, dice]) => {
    const replicas = [new Replica(1), new Replica(2)] as const;
    const roll = (): number => dice.next().value ?? 0;
    const changes: Change[] = [];
    for (const each of acts) {
      const replica = replicas[each.who as 0 | 1];
      const known = new Set(replica.changes.keys());
      write(replica, each);
      for (const change of replica.changes.values())
        if (!known.has(change.id)) changes.push(change);
      if (roll() < 40) replica.receive(replicas[(1 - each.who) as 0 | 1]);
    }
    const moved = changes.filter(() => roll() < 20);
    return [...changes.filter((change) => !moved.includes(change)), ...moved, ...moved.slice(0, 2)];
  });

const lineOf = (change: Change): string => `${canonicalJson({ ...change } as Json)}\n`;

/** Gives its changes in parts; breaks off once it was asked so often. */
function hostOf(changes: readonly Change[], part: number, breaksAt = Infinity) {
  const asked: number[] = [];
  const mark = { journal: JOURNAL, last: changes.length };
  const owner = { project: uuid(90), replica: uuid(1001), analyst: uuid(1) };
  const host: Pick<HostApi, 'journalStanding' | 'readJournal'> = {
    journalStanding: async () => done({ mark, owner, damages: [] }),
    readJournal: async ({ after }) => {
      if (asked.length >= breaksAt) return refused('unreadable', 'It broke off.');
      asked.push(after);
      const last = Math.min(changes.length, after + part);
      const lines = changes.slice(after, last).map(lineOf).join('');
      return done({ lines, last, isEnd: last >= changes.length });
    },
  };
  return { host, asked };
}

function emptyDatabase(): WorkbenchDatabase {
  const database = openDatabase(freshName());
  onTestFinished(() => database.dexie.delete());
  return database;
}

/** All states there are, each found where its annotation lies. */
async function statesIn(database: WorkbenchDatabase): Promise<readonly RecordState[]> {
  const states = (await database.records.toArray()).map(({ state }) => state);
  for (const row of await database.annotations.toArray())
    for (const state of decodePack(row).states) {
      expect(homeOf(state)).toBe(row.document);
      states.push(state);
    }
  return inOrder(states);
}

const inOrder = (states: Iterable<RecordState>): readonly RecordState[] =>
  [...states]
    .map(({ record, live, superseded }) => ({
      record,
      live: live.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      superseded: superseded
        .map(([field, ids]) => [field, ids.toSorted()] as const)
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    }))
    .sort((a, b) => (a.record < b.record ? -1 : 1));

async function expectWhole(database: WorkbenchDatabase, changes: readonly Change[]): Promise<void> {
  const unique = [...new Map(changes.map((change) => [change.id, change])).values()];
  const sum = new IdSum();
  for (const { id } of unique) sum.add(id);
  const checked = await checkDatabase(database);
  expect(checked).toEqual({ count: unique.length, sum: sum.sum, damaged: [], isThin: false });
  expect(await statesIn(database)).toEqual(inOrder(replay(unique).values()));
  expect(await database.meta.get('journal')).toMatchObject({
    value: { journal: JOURNAL, last: changes.length },
  });
  const own = unique.filter(({ replica }) => replica === uuid(1001)).map(({ seq }) => seq);
  expect((await database.meta.get('seq'))?.value).toBe(Math.max(0, ...own));
}

describe('a lost database that is brought back part by part', () => {
  test('is what the changes say, whatever they are, and knows that both agree', async () => {
    await fc.assert(
      fc.asyncProperty(journals, fc.integer({ min: 1, max: 9 }), async (changes, part) => {
        const database = emptyDatabase();
        const told: number[] = [];
        const { host } = hostOf(changes, part);
        const union = await uniteWithJournal(host, database, (now) => told.push(now), 0);
        expect(union).toMatchObject({ wasLost: true, isBehind: false, problem: null });
        expect(union.mark?.last).toBe(changes.length);
        expect(told).toEqual(told.toSorted((a, b) => a - b));
        expect(told.at(-1)).toBe(changes.length);
        await expectWhole(database, changes);
        database.dexie.close();
      }),
      { numRuns: 12 },
    );
  });

  test('goes on where it was broken off, wherever that was', async () => {
    await fc.assert(
      fc.asyncProperty(journals, fc.integer({ min: 1, max: 5 }), async (changes, breaksAt) => {
        const database = emptyDatabase();
        const broken = hostOf(changes, 3, breaksAt);
        const first = await uniteWithJournal(broken.host, database, undefined, 0);
        const again = hostOf(changes, 3);
        const union = await uniteWithJournal(again.host, database, undefined, 0);
        expect(union).toMatchObject({ problem: null, isBehind: false });
        if (first.problem !== null) {
          // What was asked for last was stored, too.
          expect(again.asked[0]).toBe((broken.asked.at(-1) ?? 0) + 3);
          expect(union.wasLost).toBe(true);
        }
        await expectWhole(database, changes);
        database.dexie.close();
      }),
      { numRuns: 12 },
    );
  });
});

test('a database that is far behind is brought what it lacks, and keeps what it has', async () => {
  await fc.assert(
    fc.asyncProperty(journals, fc.nat(40), async (changes, known) => {
      const database = emptyDatabase();
      await uniteWithJournal(hostOf(changes.slice(0, known), 4).host, database, undefined, 0);
      const later = hostOf(changes, 4);
      const union = await uniteWithJournal(later.host, database, undefined, 0);
      expect(union.problem).toBeNull();
      expect(later.asked.every((after) => after >= Math.min(known, changes.length))).toBe(true);
      expect(union.isBehind).toBe(false);
      const states = await statesIn(database);
      expect(states).toEqual(inOrder(replay(changes).values()));
      expect(
        states.some(({ record }) => kindOf(record) === 'annotation' || kindOf(record) === 'tag'),
      ).toBe(true);
      database.dexie.close();
    }),
    { numRuns: 8 },
  );
});
