import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { builtInTags, type TagId } from '#core/model';
import { createWorkbench, type Workbench } from '#renderer/store';
import { openDatabase } from '../../../src/renderer/database/database.ts';
import { fakeHost, idOfText, type FakeHost } from './fake-host.ts';
import { freshName, range, steady, words, workbenchOn } from './surroundings.ts';

const TEXT = [
  'One is here. Two is here, and so it stays for long.',
  'Three is here.',
  'Four is here. Five is here.',
].join('\n');
const OTHER = 'Another text, to be opened in between.';
const document = idOfText(TEXT);
const claim = builtInTags[0]?.id as TagId;

/** A workbench on the text, its reading log at work; and what it takes to start another on its work. */
async function reading(host: FakeHost = fakeHost()) {
  const databaseName = freshName();
  const start = async (): Promise<Workbench> => {
    const workbench = await createWorkbench(host.api, { databaseName, ...steady() });
    onTestFinished(() => workbench.close());
    await workbench.settled();
    return workbench;
  };
  host.give('sample', 'text.txt', TEXT);
  return { workbench: await start(), databaseName, start, host };
}

const all = range(0, TEXT.length);
const read = (workbench: Workbench): string[] =>
  workbench.state.getState().reading.read.map(({ start, end }) => TEXT.slice(start, end).trimEnd());
const coverage = (workbench: Workbench): number | undefined =>
  workbench.state.getState().reading.coverage.get(document);

/** Rows of the table of readings, as they lie there. */
async function rows(databaseName: string): Promise<readonly unknown[]> {
  const database = openDatabase(databaseName);
  const found = await database.readings.toArray();
  database.dexie.close();
  return found;
}

test('what was in view long enough is read, from the top down, and stays so after a restart', async () => {
  const { workbench, start } = await reading();
  expect([read(workbench), coverage(workbench)]).toEqual([[], undefined]);
  workbench.readingLog.saw(all, 399);
  expect(read(workbench)).toEqual([]);
  workbench.readingLog.saw(all, 2);
  expect(read(workbench)).toEqual(['One is here.']);
  expect(coverage(workbench)).toBeCloseTo('One is here. '.length / TEXT.length);
  await workbench.settled();
  workbench.close();
  const again = await start();
  expect(read(again)).toEqual(['One is here.']);
  // Of what was begun nothing is lost either.
  again.readingLog.saw(all, 1_199);
  expect(read(again)).toEqual(['One is here. Two is here, and so it stays for long.']);
});

test('each document has its own, and the list knows of all', async () => {
  const host = fakeHost();
  host.give('sample', 'other.txt', OTHER);
  const { workbench, start } = await reading(host);
  const { documents } = workbench.state.getState();
  for (const { summary } of documents) {
    await workbench.openDocument(summary.id);
    workbench.readingLog.saw(range(0, summary.length), 60_000);
  }
  await workbench.settled();
  workbench.close();
  const { reading: known } = (await start()).state.getState();
  expect([...known.coverage.values()]).toEqual([1, 1]);
});

test('what a person tags, they have read, with its sentence', async () => {
  const { workbench } = await reading();
  workbench.select(words(workbench, 'stays'));
  workbench.annotate(claim);
  expect(read(workbench)).toEqual(['Two is here, and so it stays for long.']);
  workbench.undo();
  expect(read(workbench)).toEqual(['Two is here, and so it stays for long.']);
});

test('what is tagged in bulk was not read', async () => {
  const { workbench } = await reading();
  workbench.annotateAll(claim, [words(workbench, 'One'), words(workbench, 'Four')]);
  expect(read(workbench)).toEqual([]);
});

test('it is of no change, no undo and no export', async () => {
  const { workbench, databaseName, host } = await reading();
  const exported = async (): Promise<string | undefined> => {
    await workbench.exportJsonLd('project', true);
    return host.saved.at(-1)?.text;
  };
  const changes = async (): Promise<readonly unknown[]> => {
    const database = openDatabase(databaseName);
    const found = await Promise.all([
      database.changes.toArray(),
      database.records.toArray(),
      database.steps.toArray(),
      database.annotations.toArray(),
    ]);
    database.dexie.close();
    return found;
  };
  await workbench.settled();
  const before = [await exported(), await changes(), workbench.state.getState().undoLabel];
  workbench.readingLog.saw(all, 60_000);
  await workbench.settled();
  expect(coverage(workbench)).toBe(1);
  expect(await rows(databaseName)).toHaveLength(1);
  expect([await exported(), await changes(), workbench.state.getState().undoLabel]).toEqual(before);
});

describe('turned off', () => {
  test('it records and shows nothing, and keeps what there was', async () => {
    const { workbench, start, databaseName } = await reading();
    workbench.readingLog.saw(all, 400);
    workbench.readingLog.setOn(false);
    workbench.readingLog.saw(all, 60_000);
    workbench.select(words(workbench, 'Four'));
    workbench.annotate(claim);
    expect(workbench.state.getState().reading).toEqual({
      isOn: false,
      coverage: new Map(),
      read: [],
    });
    await workbench.settled();
    expect(await rows(databaseName)).toHaveLength(1);
    workbench.close();
    const again = await start();
    expect(again.state.getState().reading.isOn).toBe(false);
    again.readingLog.saw(all, 60_000);
    again.readingLog.setOn(true);
    expect(read(again)).toEqual(['One is here.']);
  });
});

describe('forgotten', () => {
  test('it is gone, everywhere and at once, and begins anew', async () => {
    const { workbench, start, databaseName } = await reading();
    workbench.readingLog.saw(all, 60_000);
    await workbench.settled();
    workbench.readingLog.saw(all, 60_000);
    await workbench.readingLog.forget();
    expect([read(workbench), coverage(workbench)]).toEqual([[], undefined]);
    await workbench.settled();
    expect(await rows(databaseName)).toEqual([]);
    expect(workbench.state.getState().notices.at(-1)?.kind).toBe('done');
    workbench.readingLog.saw(all, 400);
    expect(read(workbench)).toEqual(['One is here.']);
    await workbench.settled();
    workbench.close();
    expect(read(await start())).toEqual(['One is here.']);
  });
});

describe('storing', () => {
  test('waits for more, but not when the page goes out of sight', async () => {
    const { workbench, databaseName } = await reading();
    workbench.readingLog.saw(all, 400);
    expect(await rows(databaseName)).toEqual([]);
    globalThis.dispatchEvent(new Event('pagehide'));
    await expect.poll(() => rows(databaseName)).toHaveLength(1);
  });

  test('is done after some seconds by itself', async () => {
    const { workbench, databaseName } = await reading();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    workbench.readingLog.saw(all, 400);
    vi.advanceTimersByTime(5_000);
    vi.useRealTimers();
    await expect.poll(() => rows(databaseName)).toHaveLength(1);
  });

  test('of the last is done at the end', async () => {
    const { workbench, start } = await reading();
    workbench.readingLog.saw(all, 400);
    workbench.close();
    expect(read(await start())).toEqual(['One is here.']);
  });
});

const damages: readonly (readonly [string, Record<string, unknown>])[] = [
  ['ranges that are no numbers', { read: 'all of it' }],
  ['an end without a start', { read: Int32Array.of(0, 5, 9) }],
  ['ranges out of order', { read: Int32Array.of(20, 25, 0, 5) }],
  ['ranges that overlap', { read: Int32Array.of(0, 9, 5, 12) }],
  ['an empty range', { read: Int32Array.of(5, 5) }],
  ['a place before the text', { read: Int32Array.of(-5, 5) }],
  ['more than there is to read', { read: Int32Array.of(0, 5_000) }],
  ['time that is none', { begun: Int32Array.of(0, -5) }],
  ['no length', { whole: Number.NaN }],
];

test.each(damages)(
  'a row with %s is left out and told of once, and the start goes on',
  async (_, damage) => {
    const { workbench, start, databaseName } = await reading();
    workbench.readingLog.saw(all, 400);
    await workbench.settled();
    workbench.close();
    const database = openDatabase(databaseName);
    const [row] = await database.readings.toArray();
    await database.readings.put({ ...row, ...damage } as never);
    database.dexie.close();
    const problems = (of: Workbench): readonly string[] =>
      of.state
        .getState()
        .notices.filter(({ kind }) => kind === 'problem')
        .map(({ text }) => text);
    const again = await start();
    expect([again.state.getState().phase, read(again)]).toEqual(['ready', []]);
    expect(problems(again)).toEqual([expect.stringContaining('1 document')]);
    again.close();
    expect(problems(await start())).toEqual([]);
  },
);

test('what was read of a text whose blocks are others now is laid on these', async () => {
  const { workbench, start, databaseName } = await reading();
  await workbench.settled();
  workbench.close();
  const database = openDatabase(databaseName);
  const analyst = (await database.meta.get('analyst'))?.value as never;
  const stored = { analyst, document, begun: new Int32Array(), whole: 100_000 };
  await database.readings.put({ ...stored, read: Int32Array.of(0, TEXT.length + 400) });
  database.dexie.close();
  const again = await start();
  expect(again.state.getState().reading.read).toEqual([all]);
  expect(coverage(again)).toBe(1);
});

test('another analyst’s reading is not shown, and kept', async () => {
  const { workbench, start, databaseName } = await reading();
  await workbench.settled();
  workbench.close();
  const database = openDatabase(databaseName);
  const analyst = '00000000-0000-4000-8000-000000000001' as never;
  const begun = new Int32Array();
  await database.readings.put({ analyst, document, begun, read: Int32Array.of(0, 9), whole: 90 });
  database.dexie.close();
  const again = await start();
  expect([read(again), coverage(again)]).toEqual([[], undefined]);
  again.readingLog.saw(all, 400);
  await again.settled();
  expect(await rows(databaseName)).toHaveLength(2);
});

test('without an open document nothing is recorded', async () => {
  const workbench = await workbenchOn(fakeHost(), TEXT);
  onTestFinished(() => workbench.close());
  await workbench.settled();
  workbench.removeDocument(document);
  expect(workbench.state.getState().open).toBeNull();
  workbench.readingLog.saw(all, 60_000);
  expect(workbench.state.getState().reading.coverage.size).toBe(0);
});
