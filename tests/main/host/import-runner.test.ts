import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImportRunner, type ImportAnswer } from '#main/services/importing';
import { buildWorker } from '../support/built-worker.ts';

let folder = '';
let worker: URL;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'obelus-worker-'));
  worker = await buildWorker(folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the import runner', () => {
  /** A thread that does with each file as told, by its name, once it has said that it is ready. */
  async function threadThat(onFile: string): Promise<URL> {
    const path = join(folder, `thread-${onFile.length}.mjs`);
    const code = `import { parentPort } from 'node:worker_threads';
      parentPort.on('message', ({ name }) => { ${onFile} });
      parentPort.postMessage('ready');`;
    await writeFile(path, code);
    return pathToFileURL(path);
  }

  it('reads the same in its thread as in ours', async () => {
    const bytes = Buffer.from('# A title\n\nSome *text* with a note.[^1]\n\n[^1]: The note.\n');
    const [apart, here] = await Promise.all([
      createImportRunner({ worker })(bytes, 'a.md'),
      createImportRunner({ worker: null })(bytes, 'a.md'),
    ]);
    expect(apart.ok && here.ok).toBe(true);
    const textOf = (answer: ImportAnswer): string =>
      answer.ok ? Buffer.from(answer.value.prepared.text).toString() : '';
    const recordOf = (answer: ImportAnswer): string =>
      answer.ok ? Buffer.from(answer.value.prepared.record).toString() : '';
    expect(textOf(apart)).toBe(textOf(here));
    expect(recordOf(apart)).toBe(recordOf(here));
  });

  it('gives up a file that takes too long, and reads the next', async () => {
    const run = createImportRunner({
      worker: await threadThat(
        'while (name.includes("slow")); parentPort.postMessage({ ok: false, code: "empty", message: "" });',
      ),
      deadline: 1500,
    });
    const [given, next] = await Promise.all([
      run(Buffer.from('A.'), 'folder/slow.html'),
      run(Buffer.from('B.'), 'next.html'),
    ]);
    expect(given).toMatchObject({ ok: false, message: expect.stringContaining('“slow.html”') });
    expect(next).toMatchObject({ code: 'empty' });
  });

  it('reads in our thread where the other cannot be had', async () => {
    const run = createImportRunner({ worker: new URL('file:///nowhere/import-worker.mjs') });
    const answers = await Promise.all(
      ['a.md', 'b.html'].map((name) => run(Buffer.from('A.'), name)),
    );
    expect(answers.map((answer) => answer.ok)).toEqual([true, true]);
  });

  it('starts another thread for the next file where the former ended after its answer', async () => {
    const run = createImportRunner({
      worker: await threadThat(
        'parentPort.postMessage({ ok: false, code: "empty", message: "" }); setTimeout(() => process.exit(), 20);',
      ),
      deadline: 1500,
    });
    expect(await run(Buffer.from('A.'), 'a.md')).toMatchObject({ code: 'empty' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await run(Buffer.from('B.'), 'b.md')).toMatchObject({ code: 'empty' });
  });

  it('says that memory ran out only where it did', async () => {
    const broken = createImportRunner({ worker: await threadThat('throw new Error("/secret");') });
    const answer = await broken(Buffer.from('A.'), 'folder/a.md');
    expect(answer).toMatchObject({ ok: false, code: 'unreadable' });
    expect(answer).toHaveProperty(
      'message',
      '“a.md” could not be read: its structure is too much.',
    );
  });

  it('answers in the order of asking', async () => {
    const run = createImportRunner({ worker });
    const order: number[] = [];
    const jobs = [0, 1, 2, 3].map(async (index) => {
      const answer = await run(Buffer.from(`Paragraph ${index}.`), `${index}.md`);
      expect(answer.ok).toBe(true);
      order.push(index);
    });
    await Promise.all(jobs);
    expect(order).toEqual([0, 1, 2, 3]);
  });
});
