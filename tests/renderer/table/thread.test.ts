import { describe, expect, test } from 'vitest';
import { openDatabase } from '#renderer/database';
import { createWorkbench } from '#renderer/store';
import type { TableAsk } from '#renderer/table';
import { fakeHost } from '../store/fake-host.ts';
import { freshName, steady, words } from '../store/surroundings.ts';
import { freshDatabase, table } from './opened-table.ts';
import { annotationId, documentId, keyOf, NAMES, store, tagId, type Draft } from './projects.ts';

const EVERYTHING: TableAsk = { query: '', sort: [], group: null, folded: new Set() };

const draft = (number: number, said: Partial<Draft> = {}): Draft => ({
  number,
  document: 0,
  tag: 4,
  analyst: 0,
  exact: `word ${number}`,
  start: number * 10,
  note: '',
  value: null,
  made: number,
  isDeleted: false,
  isLater: false,
  ...said,
});

const many = (count: number, said: (number: number) => Partial<Draft> = () => ({})) =>
  Array.from({ length: count }, (_, number) => draft(number, said(number)));

async function opened(drafts: readonly Draft[], ask: Partial<TableAsk> = {}) {
  const database = await freshDatabase();
  await store(database, drafts);
  const shown = table();
  shown.thread.open(database);
  shown.thread.names(NAMES);
  shown.thread.ask({ ...EVERYTHING, ...ask });
  return { ...shown, database };
}

describe('what the store writes', () => {
  test('is told as it was tagged', async () => {
    const host = fakeHost();
    host.give('sample', 'text.txt', 'One two three. Four five six.');
    const databaseName = freshName();
    const workbench = await createWorkbench(host.api, { databaseName, ...steady() });
    const { tags, documents } = workbench.state.getState();
    const [tag] = tags;
    if (tag === undefined) throw new Error('There is no tag.');
    for (const passage of ['four', 'two'].map((word) => (word === 'four' ? 'Four' : word))) {
      workbench.select(words(workbench, passage));
      workbench.annotate(tag.id);
    }
    await workbench.settled();
    const { thread, settled } = table();
    thread.names({
      ...NAMES,
      tags,
      documents: documents.map(({ summary }) => ({ id: summary.id, title: 'T', published: '' })),
    });
    thread.open(databaseName);
    await settled();
    const lines = await thread.lines(0, 10);
    expect(lines.map((line) => line.kind === 'row' && line.exact)).toEqual(['two', 'Four']);
    thread.end();
    workbench.close();
  });

  test('is told to the last of very many, in its order', async () => {
    const drafts = many(9_000, (number) => ({ document: number % 3, start: null }));
    const { thread, settled } = await opened(drafts);
    expect(await settled()).toMatchObject({ total: 9_000, lines: 9_000 });
    const picked = await thread.picked();
    const places = NAMES.documents.map(({ id }) => id);
    const inOrder = drafts
      .map(({ number, document }) => ({ id: annotationId(number), document: documentId(document) }))
      .sort(
        (a, b) => places.indexOf(a.document) - places.indexOf(b.document) || (a.id < b.id ? -1 : 1),
      );
    expect(picked).toEqual(inOrder);
  });
});

describe('while it reads', () => {
  test('the first rows are told before the last are read', async () => {
    const documents = Array.from({ length: 40 }, (_, number) => ({
      id: documentId(number),
      title: '',
      published: '',
    }));
    const database = await freshDatabase();
    await store(
      database,
      many(200, (number) => ({ document: number % 40 })),
    );
    const { thread, until, settled } = table();
    thread.names({ ...NAMES, documents });
    thread.open(database);
    const first = await until(({ lines }) => lines > 0);
    expect(first.progress).toMatchObject({ total: 40 });
    expect(first.total).toBeLessThan(200);
    expect(await settled()).toMatchObject({ total: 200, progress: null });
  });

  test('what was asked last counts', async () => {
    const { thread, settled } = await opened(many(300));
    for (const query of ['word', 'word 1', 'nothing', 'word 299'])
      thread.ask({ ...EVERYTHING, query });
    expect(await settled()).toMatchObject({ matched: 1, total: 300 });
  });
});

describe('what is stored anew', () => {
  test('keeps the ticks of all others, and its own', async () => {
    const drafts = many(40);
    const { thread, settled, database } = await opened(drafts);
    await settled();
    thread.tick([3, 4, 5], true);
    const changed = [draft(3, { note: 'new' }), draft(4, { isDeleted: true })];
    const now = drafts.map((each) => changed.find(({ number }) => number === each.number) ?? each);
    await store(database, now, changed.map(keyOf));
    thread.stored(changed.map(keyOf));
    expect(await settled()).toMatchObject({ total: 39, ticked: 2 });
    const picked = await thread.pickedRows(0, 9);
    expect(picked).toMatchObject([
      { id: annotationId(3), note: 'new', isTicked: true },
      { id: annotationId(5), note: '', isTicked: true },
    ]);
  });

  test('moves with its passage to another document', async () => {
    const { thread, settled, database } = await opened(many(5));
    await settled();
    thread.tick([2], true);
    const moved = draft(2, { document: 1 });
    const keys = [keyOf(draft(2)), keyOf(moved)];
    const now = many(5).map((each) => (each.number === 2 ? moved : each));
    await store(database, now, keys);
    thread.stored(keys);
    expect(await settled()).toMatchObject({ total: 5, ticked: 1 });
    expect(await thread.picked()).toEqual([{ id: annotationId(2), document: documentId(1) }]);
  });
});

describe('damage', () => {
  test('is counted, hides nothing else, and is gone when it is mended', async () => {
    const drafts = many(30, (number) => ({ note: number % 2 === 0 ? 'note' : '' }));
    const database = await freshDatabase();
    await store(database, drafts);
    const { annotations, dexie } = openDatabase(database);
    const keys = drafts.slice(0, 4).map(keyOf);
    const rows = await annotations.bulkGet(keys);
    const [first, second, third, fourth] = rows.map((row) => structuredClone(row) as object);
    await annotations.bulkPut([
      { ...first, states: [{ record: 'annotation/none' }] },
      { ...second, columns: null },
      { ...third, states: 'lost' },
      { ...fourth, columns: { ...(fourth as { columns: object }).columns, ids: 'x'.repeat(36) } },
    ] as never[]);
    dexie.close();
    const { thread, settled } = table();
    thread.names(NAMES);
    thread.open(database);
    expect(await settled()).toMatchObject({ total: 26, damaged: 4, failure: null });
    await store(database, drafts, keys);
    thread.stored(keys);
    expect(await settled()).toMatchObject({ total: 30, damaged: 0 });
  });
});

const upgraded = (name: string): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, 9_999);
    asked.onsuccess = () => {
      resolve(asked.result);
    };
    asked.onblocked = () => {
      reject(new Error('It was blocked.'));
    };
    asked.onerror = () => {
      reject(new Error('It failed.'));
    };
  });

const deleted = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.deleteDatabase(name);
    asked.onsuccess = () => {
      resolve();
    };
    asked.onblocked = () => {
      reject(new Error('It was blocked.'));
    };
  });

describe('a database that goes', () => {
  test('by being deleted is let go, and read afresh when it is there again', async () => {
    const { thread, settled, until, database } = await opened(many(5), { query: 'word 3' });
    expect(await settled()).toMatchObject({ matched: 1 });
    await deleted(database);
    const last = await until(({ failure }) => failure !== null);
    expect(last).toMatchObject({ failure: 'database', total: 0, lines: 0 });
    expect(await thread.lines(0, 5)).toEqual([]);
    expect(await thread.overview()).toBeNull();
    expect(await thread.picked()).toEqual([]);
    await store(database, many(7));
    thread.open(database);
    const next = await until(({ progress, total }) => progress === null && total > 0);
    expect(next).toMatchObject({ failure: null, matched: 1, total: 7 });
    expect(next.revision).toBeGreaterThan(last.revision);
  });

  test('by being upgraded is let go', async () => {
    const { settled, until, database } = await opened(many(5));
    await settled();
    const newer = await upgraded(database);
    expect(await until(({ failure }) => failure !== null)).toMatchObject({ failure: 'database' });
    newer.close();
  });

  test('or never was, is told, and is not made', async () => {
    const { thread, until } = table();
    const name = freshName();
    thread.open(name);
    expect(await until(({ failure }) => failure !== null)).toMatchObject({ failure: 'database' });
    const names = (await indexedDB.databases()).map((each) => each.name);
    expect(names).not.toContain(name);
  });
});

describe('a thread that', () => {
  test('dies says so, and what is asked of it is answered with nothing', async () => {
    const program = new Blob([
      'onmessage = () => { close(); throw new Error("It died on purpose."); };',
    ]);
    const { thread, until } = table(() => new Worker(URL.createObjectURL(program)));
    thread.open('any');
    const asked = [
      thread.lines(0, 1),
      thread.picked(),
      thread.overview(),
      thread.lineOf(annotationId(0)),
    ];
    expect(await Promise.all(asked)).toEqual([[], [], null, null]);
    expect(await until(({ failure }) => failure !== null)).toMatchObject({ failure: 'thread' });
  });

  test('cannot be started says so', async () => {
    const { thread, until } = table(() => {
      throw new Error('No threads today.');
    });
    thread.open('any');
    expect(await until(({ failure }) => failure !== null)).toMatchObject({ failure: 'thread' });
    expect(await thread.lines(0, 1)).toEqual([]);
  });

  test('was ended tells nothing, and starts anew when it is opened', async () => {
    const { thread, settled, until, database } = await opened(many(6));
    const { revision } = await settled();
    const asked = thread.picked();
    thread.end();
    expect(await asked).toEqual([]);
    expect(await thread.lines(0, 9)).toEqual([]);
    thread.open(database);
    await until((next) => next.revision > revision && next.progress === null && next.total === 6);
    expect(await thread.lines(0, 9)).toHaveLength(6);
  });
});

describe('groups', () => {
  const drafts = [
    draft(0, { tag: 3, value: { kind: 'date', edtf: '2021-03-02' } }),
    draft(1, { tag: 3, value: { kind: 'date', edtf: '2021' } }),
    draft(2, { tag: 3, value: { kind: 'date', edtf: '2020-12/2021' } }),
    draft(3, { tag: 3, value: { kind: 'date', edtf: '202X' } }),
    draft(4),
    draft(5, { tag: 3, value: { kind: 'date', edtf: '2021-03' } }),
  ];
  const keysOf = async (ask: Partial<TableAsk>) => {
    const { thread, settled } = await opened(drafts, ask);
    await settled();
    const lines = await thread.lines(0, 99);
    return lines.flatMap((line) => (line.kind === 'group' ? [[line.key, line.count]] : []));
  };

  test('of months stand in time, those without one last', async () => {
    expect(await keysOf({ group: 'month' })).toEqual([
      ['2020-12', 1],
      ['2021', 1],
      ['2021-03', 2],
      ['', 2],
    ]);
  });

  test('follow the direction of what is sorted by', async () => {
    const sort = [{ by: 'value', isDescending: true }] as const;
    expect(await keysOf({ group: 'month', sort })).toEqual([
      ['2021-03', 2],
      ['2021', 1],
      ['2020-12', 1],
      ['', 2],
    ]);
  });

  test('that are folded show their head alone, and are ticked by it', async () => {
    const { thread, settled } = await opened(drafts, {
      group: 'tag',
      folded: new Set([tagId(3)]),
    });
    expect(await settled()).toMatchObject({ lines: 3, matched: 6 });
    expect(await thread.lineOf(annotationId(0))).toBeNull();
    expect(await thread.lineOf(annotationId(4))).toBe(2);
    thread.tick([0], true);
    expect(await settled()).toMatchObject({ ticked: 5 });
    expect(await thread.lines(0, 1)).toMatchObject([{ key: tagId(3), ticked: 5, isFolded: true }]);
  });
});
