import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { done } from '#contract';
import { createWorkbench, type Workbench } from '#renderer/store';
import { openDatabase, type WorkbenchDatabase } from '../../../src/renderer/database/database.ts';
import { checkDatabase } from '../../../src/renderer/store/storing/checking-database.ts';
import type { FakeHost } from './fake-host.ts';
import {
  addedTag,
  benchOn,
  claim,
  closing,
  date,
  statistic,
  tag,
  told,
  until,
  type Bench,
} from './surroundings.ts';

const TEXT = Array.from({ length: 80 }, (_, at) => `word${at}`).join(' ');

/** Work of several kinds, stored, and the window closed. */
async function work(): Promise<Bench> {
  const bench = await benchOn([TEXT, 'Another text.']);
  const { workbench } = bench;
  const id = tag(workbench, 'word3', claim);
  tag(workbench, 'word9', date);
  workbench.setNote(id, 'as told in 2021');
  workbench.retag(id, statistic);
  workbench.remove([tag(workbench, 'word12', date)]);
  tag(workbench, 'word15', addedTag(workbench, 'Doubt'));
  workbench.undo();
  workbench.redo();
  await workbench.settled();
  workbench.close();
  return bench;
}

const shown = (workbench: Workbench): readonly string[] =>
  (workbench.state.getState().open?.annotations.inOrder() ?? []).map(
    ({ exact, tag: of, note }) => `${exact} ${of} ${note}`,
  );

const counted = (workbench: Workbench): readonly (readonly unknown[])[] =>
  workbench.state.getState().documents.map(({ counts }) => [...counts].sort());

type Harm = (database: WorkbenchDatabase, host: FakeHost) => Promise<unknown>;

const changeOf = async ({ changes }: WorkbenchDatabase, field: string) => {
  const found = (await changes.toArray()).find((row) => row.field === field);
  if (found === undefined) throw new Error(`There is no change of ${field}.`);
  return found;
};

const harms: readonly (readonly [what: string, harm: Harm, words: RegExp])[] = [
  [
    'a change that the database lost',
    async (database) => {
      const { replica, seq, id } = await changeOf(database, 'note');
      await database.changes.delete([replica, seq, id]);
    },
    /lacked 1 entry .* brought back/,
  ],
  [
    'all changes but the last that the database lost',
    async ({ changes }) => {
      const keys = await changes.orderBy(':id').primaryKeys();
      await changes.bulkDelete(keys.slice(0, -1));
    },
    /lacked \d+ entries .* brought back/,
  ],
  [
    'a change that is not what it was',
    async (database) => {
      const row = await changeOf(database, 'note');
      await database.changes.put({ ...row, value: 'as told in 2022' });
    },
    /lacked 1 entry .* brought back/,
  ],
  ['the annotations of a document', ({ annotations }) => annotations.clear(), /made anew/],
  ['the counts of a document', ({ counters }) => counters.clear(), /made anew/],
  [
    'a change that the journal lost',
    async (_, { journal }) => {
      const at = journal.lines.findIndex((line) => line.includes('as told in 2021'));
      (journal.lines as string[]).splice(at, 1, journal.lines[0] ?? '');
    },
    /journal lacked 1 entry/,
  ],
];

describe('a loss that nothing tells of', () => {
  test.each(harms)('of %s is noticed after a start, healed and told', async (_, harm, words) => {
    const { host, options } = await work();
    const sound = closing(await createWorkbench(host.api, options));
    const [before, countsBefore] = [shown(sound), counted(sound)];
    expect(before).toHaveLength(3);
    await sound.settled();
    sound.close();
    const database = openDatabase(options.databaseName ?? '');
    await harm(database, host);
    const healed = closing(await createWorkbench(host.api, { ...options, checkAfter: 0 }));
    await until(healed, () => told(healed).length > 0);
    expect(told(healed)).toEqual([expect.stringMatching(words)]);
    expect(shown(healed)).toEqual(before);
    expect(counted(healed)).toEqual(countsBefore);
    await healed.settled();
    healed.close();
    const { isThin, damaged, ...here } = await checkDatabase(database);
    expect([isThin, damaged]).toEqual([false, []]);
    const there = await host.api.journalSum({});
    expect(there).toMatchObject({ ok: true, value: here });
    database.dexie.close();
  });
});

test('a database that cannot be opened is put aside, and comes back from the journal', async () => {
  const { host, options } = await work();
  const { open } = IDBFactory.prototype;
  const broken = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (
    this: IDBFactory,
    ...given
  ) {
    if (host.aside.count > 0) return open.apply(this, given);
    throw new DOMException('Internal error opening backing store.', 'UnknownError');
  });
  onTestFinished(() => broken.mockRestore());
  const again = closing(await createWorkbench(host.api, options));
  expect(again.state.getState().phase).toBe('ready');
  expect(host.aside.count).toBe(1);
  expect(shown(again)).toHaveLength(3);
});

describe('a database that can be read in part, and is to be let go of', () => {
  /** Work of which the journal lacks the last; then reading the annotations fails. */
  async function inPart() {
    const { host, options } = await work();
    const lacking = host.journal.lines.splice(-2);
    const get = IDBObjectStore.prototype.getAll;
    const broken = vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(function (
      this: IDBObjectStore,
      ...given
    ) {
      if (this.name === 'records' && host.aside.count === 0)
        throw new DOMException('Internal error.', 'UnknownError');
      return get.apply(this, given);
    });
    onTestFinished(() => broken.mockRestore());
    return { host, options, lacking };
  }

  test('gives the journal first what that lacks', async () => {
    const { host, options, lacking } = await inPart();
    const again = closing(await createWorkbench(host.api, options));
    expect(host.aside.count).toBe(1);
    expect(again.state.getState().phase).toBe('ready');
    expect(host.journal.lines).toEqual(expect.arrayContaining(lacking));
  });

  test('stays where the journal does not take it', async () => {
    const { host, options } = await inPart();
    host.journal.refusal = 'The disk is full.';
    const again = closing(await createWorkbench(host.api, options));
    expect(again.state.getState().phase).toBe('failed');
    expect(host.aside.count).toBe(0);
  });
});

test.each([
  ['is another than the journal', -1],
  ['cannot be compared with it', null],
] as const)('a database that holds what cannot be journaled stays where it %s', async (_, off) => {
  const { host, options } = await work();
  let fail: () => void = () => undefined;
  const isFailed = new Promise<void>((resolve) => (fail = resolve));
  const compared = vi.fn(async () => {
    await isFailed;
    if (off === null) throw new Error('No answer.');
    const sum = await host.api.journalSum({});
    return sum.ok ? done({ ...sum.value, count: sum.value.count + off }) : sum;
  });
  const api = { ...host.api, journalSum: compared };
  const full = closing(await createWorkbench(api, { ...options, checkAfter: 0 }));
  host.journal.refusal = 'The disk is full.';
  tag(full, 'word20', claim);
  await until(full, () => full.state.getState().saving.kind === 'failed');
  fail();
  await expect.poll(() => compared.mock.settledResults.length).toBeGreaterThan(0);
  const database = openDatabase(options.databaseName ?? '');
  await checkDatabase(database);
  database.dexie.close();
  expect(told(full).filter((words) => /cannot be read/.test(words))).toEqual([]);
  full.close();
  host.journal.refusal = null;
  const again = closing(await createWorkbench(host.api, options));
  expect(host.aside.count).toBe(0);
  expect(shown(again)).toHaveLength(4);
});

test('no number is given twice where the database lost how far it had counted', async () => {
  const { host, options } = await work();
  const database = openDatabase(options.databaseName ?? '');
  await database.meta.delete('seq');
  database.dexie.close();
  const again = closing(await createWorkbench(host.api, options));
  tag(again, 'word20', claim);
  await again.settled();
  const numbers = host.journal.lines.map((line) => (JSON.parse(line) as { seq: number }).seq);
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('what is whole is found to be whole', async () => {
  const { options } = await work();
  const database = openDatabase(options.databaseName ?? '');
  const { isThin, damaged, count } = await checkDatabase(database);
  expect([isThin, damaged]).toEqual([false, []]);
  expect(count).toBe(await database.changes.count());
  database.dexie.close();
});
