import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { disk, writeSharedFileAtomically } from '#main/services/files';
import { projectBytes, writeProjectFile, type ProjectContents } from '#main/services/project';
import { builtChild } from '../support/built-child.ts';
import { fullAfter } from '../support/failing-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { documentOf, messageOf, sampleProject, valueOf } from './sample-projects.ts';

/** A project of so many KiB that no packing makes smaller. */
function largeProject(kilobytes: number): ProjectContents {
  const documents = Array.from({ length: 4 }, (_, at) =>
    documentOf(`${String(at)} ${randomBytes(kilobytes * 256).toString('base64')}\n`, `${at}.txt`),
  );
  return { ...sampleProject(), documents };
}

const bytesOf = async (contents: ProjectContents): Promise<Uint8Array> =>
  valueOf(await projectBytes('p.obelus', contents));

/** Kills a process at a random moment of its saving. */
async function killedWhileSaving(child: string, words: readonly string[]): Promise<void> {
  const process_ = spawn(process.execPath, [child, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(process_.stdout, 'data')) as [Buffer];
  await wait(Math.random() * 2 * Number(said.toString()));
  const ended = once(process_, 'exit');
  process_.kill('SIGKILL');
  const [status, signal] = (await ended) as [number | null, string | null];
  // It ended by nothing else: no saving was refused.
  expect([status, signal]).toEqual([null, 'SIGKILL']);
}

/** For more: `OBELUS_KILLS=100 npx vitest run tests/main/project/saving.test.ts`. */
const KILLS = Number(process.env['OBELUS_KILLS'] ?? '9');
/** At a time. */
const ABREAST = 3;

describe('saving a project file', () => {
  it('leaves the old one or the new one whole, killed at any moment, and nothing that grows', async () => {
    const folder = await temporaryFolder();
    const child = await builtChild(new URL('saving-child.ts', import.meta.url), folder);
    const both = await Promise.all([1, 2].map(() => bytesOf(largeProject(100))));
    const sources = ['one', 'other'].map((name) => join(folder, name));
    for (const [at, source] of sources.entries()) await writeFile(source, both[at] ?? '');
    const lane = async (name: string): Promise<void> => {
      const path = join(folder, name, 'p.obelus');
      await mkdir(dirname(path));
      await writeFile(path, both[0] ?? '');
      for (let turn = 0; turn < KILLS / ABREAST; turn++) {
        await killedWhileSaving(child, [path, ...sources]);
        const now = await readFile(path);
        const found = both.findIndex((bytes) => now.equals(bytes));
        expect(found).toBeGreaterThanOrEqual(0);
        // What the last one left, and no more.
        expect((await readdir(dirname(path))).length).toBeLessThanOrEqual(2);
      }
      valueOf(await writeProjectFile(path, sampleProject()));
      expect(await readdir(dirname(path))).toEqual(['p.obelus']);
    };
    await Promise.all(Array.from({ length: ABREAST }, (_, at) => lane(`lane ${String(at)}`)));
  }, 120_000);

  it('says that the disk is full, and leaves the old one whole', async () => {
    const folder = join(await temporaryFolder(), 'small');
    await mkdir(folder);
    const [small, large] = [largeProject(200), largeProject(1_500)];
    const path = join(folder, 'p.obelus');
    const layer = isMounted(folder) ? disk : fullAfter(600_000);
    const save = async (contents: ProjectContents) =>
      writeSharedFileAtomically(path, await bytesOf(contents), layer);
    valueOf(await save(small));
    const before = await readFile(path);
    for (let turn = 0; turn < 3; turn++)
      expect(messageOf(await save(large))).toBe(
        '“p.obelus” could not be written: the disk is full.',
      );
    expect((await readFile(path)).equals(before)).toBe(true);
    expect(await readdir(folder)).toEqual(['p.obelus']);
    valueOf(await save(sampleProject()));
  });
});

/** A file system of a mebibyte, where this account may have one. */
function isMounted(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'obelus-test', folder], {
      stdio: 'ignore',
    });
  } catch {
    return false;
  }
  onTestFinished(() => {
    execFileSync('umount', [folder], { stdio: 'ignore' });
  });
  return true;
}
