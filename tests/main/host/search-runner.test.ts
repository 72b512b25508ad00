import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { done, refused, type CorpusAnswer, type Result } from '#contract';
import { createSearchRunner, type SearchRunner } from '#main/host';
import { openLibrary, prepareDocument, type Library } from '#main/services/library';
import { readPlainText } from '#core/text';
import { buildWorker } from '../support/built-worker.ts';

let folder = '';
let worker: URL;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'obelus-search-'));
  worker = await buildWorker(folder, 'search-worker');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

interface Setting {
  readonly runner: SearchRunner;
  readonly library: Library;
  readonly indexFolder: string;
  /** Puts a text into the library and tells the index. */
  readonly add: (text: string) => Promise<void>;
  readonly again: (url?: URL | null) => SearchRunner;
}

async function setting(url: URL | null, deadline?: number): Promise<Setting> {
  const here = await mkdtemp(join(folder, 'case-'));
  const libraryFolder = join(here, 'library');
  const indexFolder = join(here, 'search');
  const library = openLibrary({ folder: libraryFolder, now: () => new Date(0) });
  const again = (at: URL | null = url): SearchRunner => {
    const runner = createSearchRunner({
      worker: at,
      libraryFolder,
      indexFolder,
      version: '1.2.3',
      list: () => library.list(),
      delay: 60_000,
      ...(deadline === undefined ? {} : { deadline }),
    });
    onTestFinished(() => runner.end());
    return runner;
  };
  const runner = again();
  return {
    runner,
    library,
    indexFolder,
    again,
    add: async (text) => {
      const facts = { title: 'A', fileName: 'a.txt', mediaType: 'text/plain', encoding: 'utf-8', extractor: 'x' } as const; // prettier-ignore
      const bytes = Buffer.from(text);
      const added = await library.add(prepareDocument(readPlainText(text).body, facts, bytes));
      if (!added.ok) throw new Error(added.message);
      runner.add(added.value.document.id);
    },
  };
}

const isComplete = async (runner: SearchRunner, documents: number): Promise<boolean> => {
  const status = await runner.status();
  return status.ok && status.value.isComplete && status.value.documents === documents;
};

const complete = (runner: SearchRunner, documents: number): Promise<boolean> =>
  vi.waitUntil(() => isComplete(runner, documents), { timeout: 20_000, interval: 20 });

const ask = (runner: SearchRunner, query: string): Promise<Result<CorpusAnswer>> =>
  runner.search({ query, limit: 10 });

const without = (answer: Result<CorpusAnswer>): unknown =>
  answer.ok ? { ...answer.value, took: 0 } : answer;

describe('the search runner', () => {
  it('answers the same in its thread as in ours, and takes in what is added meanwhile', async () => {
    const { runner, again, add } = await setting(worker);
    await add('The border was closed.');
    expect(without(await ask(runner, 'border'))).toMatchObject({ progress: { documents: 1 } });
    await add('Two borders, one street.');
    await complete(runner, 2);
    const here = again(null);
    await here.status();
    await complete(here, 2);
    const answer = await ask(runner, 'border');
    expect(answer.ok && answer.value.total).toBe(2);
    expect(without(answer)).toEqual(without(await ask(here, 'border')));
  });

  it('has its index at the next start', async () => {
    const { runner, again, add, indexFolder } = await setting(worker);
    await add('The border was closed.');
    await complete(runner, 1);
    await runner.end();
    const [name] = await readdir(indexFolder);
    const next = again();
    await complete(next, 1);
    expect(without(await ask(next, 'border'))).toMatchObject({ total: 1 });
    expect(await readdir(indexFolder)).toEqual([name]);
  });

  it('says that the library cannot be listed, and tries again', async () => {
    let isAway = true;
    const runner = createSearchRunner({
      worker: null,
      libraryFolder: folder,
      indexFolder: folder,
      version: '1',
      list: async () => (isAway ? refused('unreadable', 'It is away.') : done([])),
    });
    expect(await ask(runner, 'border')).toEqual(refused('unreadable', 'It is away.'));
    isAway = false;
    expect(await ask(runner, 'border')).toMatchObject({ ok: true, value: { total: 0 } });
  });

  /** A thread that does with each message as told. */
  async function threadThat(onMessage: string): Promise<URL> {
    const place = await mkdtemp(join(folder, 'thread-'));
    await mkdir(place, { recursive: true });
    const path = join(place, 'thread.mjs');
    const code = `import { parentPort } from 'node:worker_threads';
      parentPort.on('message', ({ kind, call }) => { if (kind === 'ask') { ${onMessage} } });`;
    await writeFile(path, code);
    return pathToFileURL(path);
  }

  it('refuses what a lost thread was asked, and starts another, but not for ever', async () => {
    const { runner } = await setting(await threadThat('throw new Error("/secret");'));
    const answers = [];
    for (let turn = 0; turn < 5; turn++) answers.push(await ask(runner, 'border'));
    const messages = answers.map((answer) => (answer.ok ? '' : answer.message));
    expect(new Set(messages.slice(0, 3))).toEqual(
      new Set(['The search of the corpus broke off. Try it again.']),
    );
    expect(messages[4]).toBe(
      'The corpus cannot be searched: its index stops working. Start the program again.',
    );
  });

  it('gives up a thread that does not answer, and asks another the next time', async () => {
    const thread = await threadThat('while (globalThis.never === undefined);');
    const { runner } = await setting(thread, 300);
    const message = 'This search takes too long. Look for fewer or rarer words.';
    expect(await ask(runner, 'border')).toEqual(refused('too-large', message));
    expect(await ask(runner, 'border')).toEqual(refused('too-large', message));
  });

  it('says so where the thread cannot be had', async () => {
    const { runner } = await setting(new URL('file:///nowhere/search-worker.mjs'));
    expect(await ask(runner, 'border')).toMatchObject({ ok: false, code: 'not-available' });
    expect(await ask(runner, 'border')).toMatchObject({ ok: false, code: 'not-available' });
  });

  it('answers nothing once it has ended', async () => {
    const { runner } = await setting(worker);
    await runner.end();
    expect(await ask(runner, 'border')).toMatchObject({ ok: false, code: 'not-available' });
  });
});
