import { expect, onTestFinished, test } from 'vitest';
import {
  BIRTH,
  builtInTags,
  sealChange,
  type AnalystId,
  type DocumentId,
  type Json,
  type ReplicaId,
} from '#core/model';
import { openDatabase, type WorkbenchDatabase } from '../../../src/renderer/database/database.ts';
import { storeBatches, type Batch } from '../../../src/renderer/store/storing/materialise.ts';
import { openStoringThread } from '../../../src/renderer/store/storing/storing-thread.ts';
import { storingIn } from '../../../src/renderer/store/storing/storing.ts';
import { freshName } from './surroundings.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const DOCUMENT = 'd0c'.padEnd(64, '0') as DocumentId;
const AT = '2026-01-01T00:00:00.000Z';

/** A step that tags so many passages of a document. */
function tagging(count: number): Batch {
  const changes = Array.from({ length: count }, (_, index) => {
    const passage: Json = {
      ...{ document: DOCUMENT, start: index * 10, end: index * 10 + 4 },
      ...{ exact: 'word', prefix: 'a ', suffix: ' b' },
    };
    const tag = builtInTags[index % 4]?.id as string;
    const change = sealChange({
      record: `annotation/${index.toString(16).padStart(8, '0')}${NOBODY.slice(8)}`,
      field: BIRTH,
      value: { alive: true, passage, tag, creator: NOBODY, created: AT },
      ...{ preds: [], depth: 0, seq: index + 1, at: AT },
      analyst: NOBODY as AnalystId,
      replica: NOBODY as ReplicaId,
    });
    return { change, home: DOCUMENT };
  });
  const step = { at: 1, label: 'tag', entries: '[]' };
  return {
    changes,
    history: { put: [step], dropped: [], undoneAt: 1 },
    meta: { seq: count },
  };
}

function opened(): WorkbenchDatabase {
  const database = openDatabase(freshName());
  onTestFinished(() => {
    database.dexie.close();
  });
  return database;
}

/** Everything that lies in a database. */
async function picture({ changes, annotations, counters, steps, meta }: WorkbenchDatabase) {
  return {
    changes: await changes.toArray(),
    annotations: await annotations.toArray(),
    counters: await counters.toArray(),
    steps: await steps.toArray(),
    meta: await meta.toArray(),
  };
}

async function storedInPage(batch: Batch) {
  const database = opened();
  await storeBatches(database, [batch]);
  return picture(database);
}

const MANY = 700;

test('very many changes are stored beside the page as they are in it', async () => {
  let threads = 0;
  const database = opened();
  const storing = storingIn(database, () => {
    threads++;
    return openStoringThread();
  });
  await storing.store([tagging(MANY)]);
  expect(await picture(database)).toEqual(await storedInPage(tagging(MANY)));
  await storing.store([tagging(MANY)]);
  expect(await picture(database)).toEqual(await storedInPage(tagging(MANY)));
  expect(threads).toBe(2);
});

test('few are stored in the page', async () => {
  const database = opened();
  const storing = storingIn(database, () => {
    throw new Error('No thread is wanted.');
  });
  await storing.store([tagging(3)]);
  expect(await picture(database)).toEqual(await storedInPage(tagging(3)));
});

const scriptOf = (script: string): (() => Worker) => {
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  return () => new Worker(address);
};

test.each<[string, () => Worker]>([
  [
    'cannot be opened',
    () => {
      throw new TypeError('The policy does not let it.');
    },
  ],
  ['breaks off', scriptOf('throw new Error("broken")')],
  ['breaks off when it is asked', scriptOf('onmessage = () => { throw new Error("broken"); }')],
])('all are stored in the page where the thread %s', async (_, open) => {
  const database = opened();
  await storingIn(database, open).store([tagging(MANY)]);
  expect(await picture(database)).toEqual(await storedInPage(tagging(MANY)));
});

test('what the transaction refuses is told, and nothing of it is stored', async () => {
  const database = opened();
  const batch = tagging(MANY);
  const broken = { at: 'nowhere', label: 'tag', entries: '[]' } as unknown as { at: number };
  const history = { ...batch.history, put: [{ ...broken, at: {} }] } as unknown as Batch['history'];
  await expect(storingIn(database).store([{ ...batch, history }])).rejects.toThrow(/DataError/);
  expect((await picture(database)).changes).toEqual([]);
});

test('what gives no answer is given up when the database is opened anew', async () => {
  const database = opened();
  const storing = storingIn(database, scriptOf('onmessage = () => undefined'));
  const stored = storing.store([tagging(MANY)]);
  const told = expect(stored).rejects.toThrow('The storing was given up.');
  await storing.reopen();
  await told;
  await storingIn(database).store([tagging(MANY)]);
  expect(await picture(database)).toEqual(await storedInPage(tagging(MANY)));
});

test('a full disk is told as such', async () => {
  const full =
    'onmessage = () => postMessage({ kind: "failed", reason: "QuotaExceededError: full" })';
  await expect(storingIn(opened(), scriptOf(full)).store([tagging(MANY)])).rejects.toThrow(
    /quota/i,
  );
});
