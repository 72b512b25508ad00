import { Dexie } from 'dexie';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  builtInTags,
  sealChange,
  sha256Hex,
  type AnalystId,
  type RecordRef,
  type ReplicaId,
} from '#core/model';
import { createWorkbench } from '#renderer/store';
import { openDatabase } from '../../../src/renderer/database/database.ts';
import { rebuild } from '../../../src/renderer/store/healing/rebuild.ts';
import { fakeHost, idOfText } from '../store/fake-host.ts';
import { freshName, steady } from '../store/surroundings.ts';

/**
 * Each version of the database as it was written, by IndexedDB alone, so that no code of today takes
 * part. A version that people have is never edited here either.
 */

const TEXT = 'Forty-five people were counted.';
const document = idOfText(TEXT);
const uuid = (number: number): string => `0000000${number}-0000-4000-8000-000000000000`;
const id = (number: number): string => sha256Hex(`change ${number}`);
const at = '2026-01-01T00:00:00.000Z';
const analyst = uuid(1);
const tag = (which: number): string => builtInTags[which]?.id ?? '';

const passage = (start: number, end: number) => ({
  document,
  start,
  end,
  exact: TEXT.slice(start, end),
  prefix: TEXT.slice(0, start),
  suffix: TEXT.slice(end),
});

const live = (number: number, field: string, value: unknown, depth = 0) => ({
  id: id(number),
  field,
  value,
  depth,
  analyst,
  at,
});

const documentState = {
  record: `document/${document}`,
  live: [
    live(1, '*', {
      alive: true,
      title: 'A text',
      fileName: 'a.txt',
      mediaType: 'text/plain',
      encoding: 'utf-8',
      sourceSha256: sha256Hex('source'),
      extractor: 'test/1',
      length: TEXT.length,
      words: 4,
    }),
  ],
  superseded: [],
};

const analystState = {
  record: `analyst/${analyst}`,
  live: [live(2, '*', { alive: true, name: 'Ben' })],
  superseded: [],
};

const retagged = {
  record: `annotation/${uuid(4)}`,
  live: [
    live(4, '*', {
      alive: true,
      passage: passage(11, 17),
      tag: tag(0),
      creator: analyst,
      created: at,
    }),
    live(5, 'tag', tag(2), 1),
  ].sort((a, b) => (a.id < b.id ? -1 : 1)),
  superseded: [['tag', [id(4)]]],
};

const columns = {
  ids: uuid(3),
  births: id(3),
  names: [tag(1), analyst],
  named: Uint16Array.of(0, 1, 1),
  places: Uint32Array.of(0, 10),
  times: Float64Array.of(Date.parse(at), Date.parse(at)),
  words: ['Forty-five', '', TEXT.slice(10)],
};

const version1 = {
  stores: {
    changes: ['replica', 'seq', 'id'],
    annotations: ['document', 'bucket'],
    records: 'record',
    counters: 'document',
    steps: 'at',
    meta: 'key',
  },
  rows: {
    annotations: [{ document, bucket: 0, columns, states: [retagged] }],
    records: [documentState, analystState].map((state) => ({ record: state.record, state })),
    counters: [
      {
        document,
        counts: [
          [tag(1), 1],
          [tag(2), 1],
        ],
      },
    ],
    steps: [
      {
        at: 1,
        label: 'change tag to actor',
        entries: JSON.stringify([
          {
            record: retagged.record,
            home: document,
            field: 'tag',
            before: tag(0),
            after: tag(2),
          },
        ]),
      },
    ],
    meta: [
      { key: 'formatVersion', value: 1 },
      { key: 'replica', value: uuid(5) },
      { key: 'analyst', value: analyst },
      { key: 'project', value: uuid(6) },
      { key: 'seq', value: 5 },
      { key: 'undoneAt', value: 1 },
      { key: 'lastDocument', value: document },
    ],
  },
};

/** Version 2 found the changes of a record, and the deleted annotations, by indexes. */
const version2: Fixture = {
  ...version1,
  indexes: { changes: { of: 'of', '[at+gone]': ['at', 'gone'] } },
  rows: {
    ...version1.rows,
    meta: version1.rows.meta.map((row) =>
      row.key === 'formatVersion' ? { key: 'formatVersion', value: 2 } : row,
    ),
  },
};

/** Version 3 has what was read in a table of its own; its format is that of version 2. */
const version3: Fixture = {
  ...version2,
  stores: { ...version2.stores, readings: ['analyst', 'document'] },
  rows: {
    ...version2.rows,
    readings: [
      {
        analyst,
        document,
        read: Int32Array.of(0, TEXT.length),
        begun: Int32Array.of(),
        whole: TEXT.length,
      },
    ],
  },
};

/** Version 4 knows what people are at odds over; from here on the format is 3. */
const contested = {
  record: `annotation/${uuid(8)}`,
  live: [
    live(8, '*', {
      alive: true,
      passage: passage(18, 22),
      tag: tag(0),
      creator: analyst,
      created: at,
    }),
    live(9, 'tag', tag(1), 1),
    live(10, 'tag', tag(2), 1),
  ].sort((a, b) => (a.id < b.id ? -1 : 1)),
  superseded: [['tag', [id(8)]]],
};
/** Born in one text, and carried over to another. */
const elsewhere = sha256Hex('An older version.');
const movedHere = {
  record: `annotation/${uuid(9)}`,
  live: [
    live(11, '*', {
      alive: true,
      passage: { ...passage(18, 22), document: elsewhere },
      tag: tag(0),
      creator: analyst,
      created: at,
    }),
    live(12, 'passage', passage(18, 22), 1),
  ].sort((a, b) => (a.id < b.id ? -1 : 1)),
  superseded: [['passage', [id(11)]]],
};

const conflictRow = { record: contested.record, home: document, fields: ['tag'] };

interface Fixture {
  readonly stores: Readonly<Record<string, string | string[]>>;
  readonly indexes?: Readonly<Record<string, Readonly<Record<string, string | string[]>>>>;
  readonly rows: Readonly<Record<string, readonly unknown[]>>;
}

/** Dexie counts a version as ten of IndexedDB's. */
function write(name: string, version: number, { stores, indexes, rows }: Fixture): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version * 10);
    request.onerror = () => reject(request.error ?? new Error('not opened'));
    request.onupgradeneeded = () => {
      for (const [name, keyPath] of Object.entries(stores)) {
        const store = request.result.createObjectStore(name, { keyPath });
        for (const [index, path] of Object.entries(indexes?.[name] ?? {}))
          store.createIndex(index, path);
      }
    };
    request.onsuccess = () => {
      const transaction = request.result.transaction(Object.keys(stores), 'readwrite');
      for (const [store, list] of Object.entries(rows))
        for (const row of list) transaction.objectStore(store).put(row);
      transaction.oncomplete = () => {
        request.result.close();
        resolve();
      };
      transaction.onerror = () => reject(transaction.error ?? new Error('not written'));
    };
  });
}

describe.each([
  [1, version1],
  [2, version2],
  [3, version3],
])('a database of version %i', (version, fixture) => {
  test('opens with all that was in it, and can be worked on', async () => {
    const databaseName = freshName();
    await write(databaseName, version, fixture);
    const host = fakeHost();
    host.give('sample', 'a.txt', TEXT);
    await host.api.importSource({ kind: 'given', ref: 'sample:a.txt' });
    const workbench = await createWorkbench(host.api, { databaseName, ...steady() });
    onTestFinished(() => workbench.close());
    expect(host.snapshots.wished).toEqual(['migration']);
    const shown = () =>
      workbench.state
        .getState()
        .open?.annotations.inOrder()
        .map(({ exact, tag: of, creator }) => [exact, of, creator]);
    expect(shown()).toEqual([
      ['Forty-five', tag(1), 'Ben'],
      ['people', tag(2), 'Ben'],
    ]);
    const { documents, analystName, undoLabel } = workbench.state.getState();
    expect(documents.map(({ summary, counts }) => [summary.metadata.title, counts.size])).toEqual([
      ['A text', 2],
    ]);
    expect([analystName, undoLabel]).toEqual(['Ben', 'change tag to actor']);
    workbench.undo();
    expect(shown()).toEqual([
      ['Forty-five', tag(1), 'Ben'],
      ['people', tag(0), 'Ben'],
    ]);
    await workbench.settled();
  });
});

test('what was read by version 3 is known, and before it nothing was', async () => {
  for (const [version, fixture, parts] of [
    [2, version2, []],
    [3, version3, [[document, 1]]],
  ] as const) {
    const databaseName = freshName();
    await write(databaseName, version, fixture);
    const workbench = await createWorkbench(fakeHost().api, { databaseName, ...steady() });
    onTestFinished(() => workbench.close());
    await workbench.settled();
    expect([...workbench.state.getState().reading.coverage]).toEqual(parts);
  }
});

test('a program of version 2 works on in a database of version 3, and leaves what was read', async () => {
  const databaseName = freshName();
  await write(databaseName, 3, version3);
  const older = new Dexie(databaseName);
  older.version(2).stores({
    changes: '[replica+seq+id],of,[at+gone]',
    annotations: '[document+bucket]',
    records: 'record',
    counters: 'document',
    steps: 'at',
    meta: 'key',
  });
  expect(await older.table('meta').get('formatVersion')).toMatchObject({ value: 2 });
  await older.table('meta').put({ key: 'seq', value: 6 });
  older.close();
  const database = openDatabase(databaseName);
  onTestFinished(() => database.dexie.close());
  expect(await database.meta.get('seq')).toMatchObject({ value: 6 });
  expect(await database.readings.toArray()).toEqual(version3.rows['readings']);
});

test('changes stored by version 1 are found by record, and deletes by document, from version 2 on', async () => {
  const replica = uuid(5) as ReplicaId;
  const record: RecordRef = `annotation/${uuid(7)}`;
  const own = { analyst: analyst as AnalystId, replica, at };
  const birth = sealChange({
    ...own,
    record,
    field: '*',
    value: { alive: true, passage: passage(11, 17), tag: tag(0), creator: analyst, created: at },
    preds: [],
    depth: 0,
    seq: 6,
  });
  const deletion = sealChange({
    ...own,
    record,
    field: 'alive',
    value: false,
    preds: [birth.id],
    depth: 1,
    seq: 7,
  });
  const naming = sealChange({
    ...own,
    record: `analyst/${analyst}`,
    field: '*',
    value: { alive: true, name: 'Ben' },
    preds: [],
    depth: 0,
    seq: 8,
  });
  const damaged = { replica, seq: 9, id: id(9), value: 7 };
  const databaseName = freshName();
  const changes = [birth, deletion, naming, damaged];
  await write(databaseName, 1, { ...version1, rows: { ...version1.rows, changes } });
  const database = openDatabase(databaseName);
  onTestFinished(() => database.dexie.close());
  expect(await database.changes.toArray()).toEqual([
    birth,
    { ...deletion, of: record, gone: document },
    { ...naming, of: naming.record },
    damaged,
  ]);
  expect(await database.changes.orderBy('[at+gone]').keys()).toEqual([[at, document]]);
  expect(await database.meta.get('formatVersion')).toEqual({ key: 'formatVersion', value: 3 });
  expect(await rebuild(database)).toBe(1);
});

test('what people are at odds over, and what was moved, in a database of version 3 is found as it opens', async () => {
  const databaseName = freshName();
  const states = [retagged, contested, movedHere];
  const annotations = [{ document, bucket: 0, columns, states }];
  await write(databaseName, 3, { ...version3, rows: { ...version3.rows, annotations } });
  const database = openDatabase(databaseName);
  onTestFinished(() => database.dexie.close());
  expect(await database.conflicts.toArray()).toEqual([conflictRow]);
  expect(await database.moved.toArray()).toEqual([{ record: movedHere.record, home: document }]);
  expect(await database.meta.get('formatVersion')).toMatchObject({ value: 3 });
});

test('an older program refuses the database from version 4 on, since it kept less of it true', async () => {
  const databaseName = freshName();
  await write(databaseName, 3, version3);
  const workbench = await createWorkbench(fakeHost().api, { databaseName, ...steady() });
  workbench.close();
  const database = openDatabase(databaseName);
  onTestFinished(() => database.dexie.close());
  expect(await database.meta.get('formatVersion')).toEqual({ key: 'formatVersion', value: 3 });
});
