import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImportRunner, type ImportAnswer } from '#main/host';
import { buildWorker } from '../support/built-worker.ts';

let folder = '';
let worker: URL;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'obelus-worker-'));
  worker = await buildWorker(folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the import runner', () => {
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
    const run = createImportRunner({ worker, deadline: 3000 });
    const slow = Buffer.from('<p>a<b x=1>b</p>'.repeat(60_000));
    const [given, fine] = await Promise.all([
      run(slow, 'folder/slow.html'),
      run(Buffer.from('<p>Fine.</p>'), 'fine.html'),
    ]);
    expect(given).toMatchObject({ ok: false, message: expect.stringContaining('“slow.html”') });
    expect(fine.ok).toBe(true);
  });

  it('reads in our thread where the other cannot be had', async () => {
    const run = createImportRunner({ worker: new URL('file:///nowhere/import-worker.mjs') });
    const answers = await Promise.all(
      ['a.md', 'b.html'].map((name) => run(Buffer.from('A.'), name)),
    );
    expect(answers.map((answer) => answer.ok)).toEqual([true, true]);
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
