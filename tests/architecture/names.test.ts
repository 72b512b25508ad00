import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from './fixture-tree.ts';

const VAGUE = /(^|-)(util|utils|helper|helpers|manager|misc|common|shared(?!-folder))(-|\.|$)/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;

async function namesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(repository, folder), { recursive: true, withFileTypes: true });
  return entries.map((entry) => entry.name);
}

describe.each(['src', 'tests'])('the names of files and folders in %s', (folder) => {
  it('are in kebab-case', async () => {
    const names = await namesBelow(folder);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !name.startsWith('.') && !KEBAB.test(name))).toEqual([]);
  });

  it('say what is inside', async () => {
    expect((await namesBelow(folder)).filter((name) => VAGUE.test(name))).toEqual([]);
  });
});
