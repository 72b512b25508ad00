import { expect, onTestFinished, test } from 'vitest';
import { sealChange, type AnalystId, type Change, type ReplicaId } from '#core/model';
import { storeBatches } from '../../../src/renderer/store/storing/materialise.ts';
import { openDatabase } from '../../../src/renderer/database/database.ts';
import { keepJournal, type Comparison } from '../../../src/renderer/store/journal/journaling.ts';
import { uuid } from '../../core/model/histories.ts';
import { fakeJournal } from './fake-journal.ts';
import { freshName } from './surroundings.ts';

const owner = { project: uuid(1), replica: uuid(2), analyst: uuid(3) };

const changeOf = (seq: number): Change =>
  sealChange({
    record: `entity/${uuid(1_000 + seq)}`,
    field: '*',
    value: { alive: true, name: `Actor ${seq}` },
    preds: [],
    depth: 0,
    analyst: owner.analyst as AnalystId,
    replica: owner.replica as ReplicaId,
    seq,
    at: '2026-01-01T00:00:00.000Z',
  });

const batchOf = (...changes: readonly Change[]) => ({
  changes: changes.map((change) => ({ change, home: null })),
  history: null,
  meta: {},
});

const ALL = 1_200;

/** A database of many changes, and a journal that was lost and is asked one thing at a time. */
async function setting() {
  const database = openDatabase(freshName());
  onTestFinished(() => database.dexie.delete());
  await storeBatches(database, [
    batchOf(...Array.from({ length: ALL }, (_, at) => changeOf(at + 1))),
  ]);
  const journal = fakeJournal();
  const told: (Comparison | null)[] = [];
  let woken = 0;
  /** Called before each append. */
  let meanwhile = async (): Promise<void> => undefined;
  const keeper = keepJournal({
    host: {
      ...journal.api,
      appendToJournal: async (input) => {
        await meanwhile();
        return journal.api.appendToJournal(input);
      },
    },
    database,
    owner: () => owner,
    mark: null,
    isBehind: false,
    lost: null,
    broughtAnew: () => undefined,
    tell: (progress) => told.push(progress),
    wake: () => woken++,
    long: 100,
  });
  let storings = 0;
  const waiting = new Map<number, () => void>();
  const { store } = keeper.over({
    store: async (batches) => {
      await storeBatches(database, batches);
      storings++;
      // What follows in the same breath has been asked for by then.
      setTimeout(() => waiting.get(storings)?.());
    },
    reopen: async () => undefined,
  });
  const ids = (): readonly string[] =>
    journal.lines.map((line) => (JSON.parse(line) as { id: string }).id);
  /** Resolves when so many storings are done. */
  const stored = (count: number): Promise<void> =>
    new Promise((resolve) => {
      waiting.set(count, resolve);
      if (storings >= count) resolve();
    });
  const doBefore = (act: () => Promise<void>): void => {
    meanwhile = act;
  };
  return { database, journal, keeper, store, told, ids, doBefore, stored, woken: () => woken };
}

test('what is done while a lost journal is written anew is in both at once, and all is there in the end, each once', async () => {
  const { database, keeper, store, told, ids, doBefore, stored } = await setting();
  let appended = 0;
  let isHeld = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    isHeld = resolve;
  });
  // What is done in the midst of it comes before all that is left.
  doBefore(async () => {
    if (++appended !== 2) return;
    isHeld();
    await stored(2);
  });
  await store([batchOf()]);
  expect(told[0]).toEqual({ done: 0, total: ALL });
  await held;
  await store([batchOf(changeOf(ALL + 1))]);
  expect(ids()[1_000]).toBe(changeOf(ALL + 1).id);
  await keeper.caughtUp();
  const all = Array.from({ length: ALL + 1 }, (_, at) => changeOf(at + 1).id);
  expect([...ids()].sort()).toEqual(all.sort());
  expect(told.at(-1)).toBeNull();
  expect(await database.meta.get('journal')).toMatchObject({
    value: { last: ALL + 1, seq: ALL + 1 },
  });
  await store([batchOf(changeOf(ALL + 2))]);
  expect(ids().at(-1)).toBe(changeOf(ALL + 2).id);
  expect(ids()).toHaveLength(ALL + 2);
});

test('where it comes to nothing it is said with the next storing, and gone on with', async () => {
  const { journal, keeper, store, ids, doBefore, woken } = await setting();
  let left = 2;
  doBefore(async () => {
    journal.refusal = left-- > 0 ? null : 'The disk is full.';
  });
  await store([batchOf()]);
  await keeper.caughtUp();
  expect(woken()).toBe(1);
  expect(ids()).toHaveLength(1_000);
  doBefore(async () => {
    journal.refusal = null;
  });
  await expect(store([batchOf()])).rejects.toThrow('The disk is full.');
  await keeper.caughtUp();
  await store([batchOf()]);
  expect(new Set(ids()).size).toBe(ALL);
  expect(ids()).toHaveLength(ALL);
});

test('what a thread stores meanwhile is brought there, too', async () => {
  const { database, keeper, store, ids, doBefore } = await setting();
  const late = { ...changeOf(1), replica: uuid(0) as ReplicaId, seq: 1 };
  const { id: _id, ...body } = late;
  const beside = sealChange(body);
  let isStored = false;
  doBefore(async () => {
    if (isStored) return;
    isStored = true;
    // Behind what was compared already.
    await storeBatches(database, [batchOf(beside)]);
    keeper.storedBeside();
  });
  await store([batchOf()]);
  await keeper.caughtUp();
  expect(ids()).toContain(beside.id);
  expect(ids()).toHaveLength(ALL + 1);
});
