import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as started } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createProjectRunner } from '#main/host';
import { projectBytes } from '#main/services/project';
import { messageOf, sampleProject, valueOf } from '../project/sample-projects.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A thread that does as told, with the job in `job` and a way to answer in `say`. */
async function threadThat(does: string): Promise<URL> {
  const path = join(await temporaryFolder(), 'thread.mjs');
  const code = `import { parentPort, workerData as job } from 'node:worker_threads';
    const say = (message) => parentPort.postMessage(message);
    ${does}`;
  await writeFile(path, code);
  return pathToFileURL(path);
}

const job = async () => {
  const bytes = valueOf(await projectBytes('p', sampleProject()));
  return { source: { name: 'p.obelus', parts: [bytes] }, passphrase: null };
};

const pack = {
  name: 'q.obelus',
  project: { id: sampleProject().project.id, name: '' },
  libraryFolder: '',
  documents: [],
} as const;

describe('the thread that projects are read in', () => {
  it.each([
    ['that takes too long', 1_000, `say('ready'); while (true);`, 'it takes longer than 1 seconds'],
    [
      'that takes too much memory',
      60_000,
      `say('ready'); const all = []; setInterval(() => { for (let n = 0; n < 1e6; n++) all.push({ n }); }, 0);`,
      'it takes too much memory',
    ],
    ['that ends without a word', 60_000, `say('ready'); process.exit(0);`, 'the work broke off'],
  ])('is given up %s, in words that name the project', async (_, deadline, does, says) => {
    const runner = createProjectRunner({
      worker: await threadThat(does),
      deadline,
      memory: 16,
    });
    const answer = await runner.read(await job());
    expect(answer).toMatchObject({ ok: false, code: 'too-large' });
    expect(messageOf(answer)).toContain(`“p.obelus” was not opened: ${says}`);
    const packed = await runner.pack(pack).end('q.obelus', null);
    expect(messageOf(packed)).toContain(`“q.obelus” was not written: ${says}`);
  });

  it('is done without where it cannot be had', async () => {
    for (const does of [`throw new Error('no');`, `import './nowhere.mjs';`, `process.exit(0);`]) {
      const runner = createProjectRunner({ worker: await threadThat(does) });
      const packing = runner.pack(pack);
      expect((await packing.add(new Uint8Array())).ok).toBe(true);
      expect(valueOf(await packing.end('q.obelus', null)).length).toBeGreaterThan(100);
      expect(valueOf(await runner.read(await job())).project).toEqual(sampleProject().project);
    }
  });

  it('says of a mistake in it that there was one, and works on', async () => {
    const does = `say('ready'); if (job.name === 'q.obelus') throw new Error('a mistake');
      say({ ok: false, code: 'damaged', message: 'As told.' });`;
    const runner = createProjectRunner({ worker: await threadThat(does) });
    await expect(runner.pack(pack).end('q.obelus', null)).rejects.toThrow('a mistake');
    expect(messageOf(await runner.read(await job()))).toBe('As told.');
  });

  it('is told apart from a thread that cannot be had, however busy this one is', async () => {
    const worker = await threadThat(`say('ready'); throw new Error('a mistake');`);
    const runs = Array.from({ length: 12 }, () =>
      createProjectRunner({ worker }).pack(pack).end('q.obelus', null),
    );
    const outcomes = Promise.allSettled(runs);
    await started();
    // By then all have said what they have to say, and it comes in together.
    const until = performance.now() + 600;
    while (performance.now() < until);
    expect((await outcomes).map(({ status }) => status)).toEqual(runs.map(() => 'rejected'));
  });

  it('is one at a time', async () => {
    const folder = await temporaryFolder();
    // Where another is at work, its mark is there, and making it fails.
    const does = `import { mkdirSync, rmdirSync } from 'node:fs';
      const mark = ${JSON.stringify(join(folder, 'mark'))};
      say('ready'); mkdirSync(mark);
      setTimeout(() => { rmdirSync(mark); say({ ok: false, code: 'damaged', message: 'Alone.' }); }, 40);`;
    const runner = createProjectRunner({ worker: await threadThat(does) });
    const asked = await job();
    const answers = await Promise.all([1, 2, 3].map(() => runner.read(asked)));
    expect(answers.map(messageOf)).toEqual(['Alone.', 'Alone.', 'Alone.']);
  });
});
