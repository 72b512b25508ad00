import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSources, SIZE_LIMIT } from '#main/services/corpus';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function folderWith(names: readonly string[]): Promise<string> {
  const root = await temporaryFolder();
  for (const name of names) {
    await mkdir(join(root, name, '..'), { recursive: true });
    await writeFile(join(root, name), 'text');
  }
  return root;
}

describe('finding sources', () => {
  it('walks a folder in natural order, below hidden entries excepted', async () => {
    const root = await folderWith([
      '10.txt',
      '2.txt',
      'b/1.MD',
      'a/x.html',
      '.git/x.txt',
      '.x.txt',
    ]);
    const { sources, refused } = await findSources([root]);
    expect(sources.map(({ name }) => name)).toEqual(['2.txt', '10.txt', 'a/x.html', 'b/1.MD']);
    expect(refused).toEqual([]);
  });

  it('says what it passes over in one sentence a reason', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `${index}.pdf`);
    const root = await folderWith([...names, 'a.txt', 'Makefile']);
    const { sources, refused } = await findSources([root]);
    expect(sources).toHaveLength(1);
    expect(refused).toHaveLength(2);
    expect(refused.join(' ')).toContain('and 37 more');
    expect(refused.join(' ')).toContain('“Makefile”');
  });

  it('follows no link, into folders or to files', async () => {
    const outside = await folderWith(['secret.txt']);
    const root = await folderWith(['a.txt']);
    await symlink(outside, join(root, 'folder'));
    await symlink(join(outside, 'secret.txt'), join(root, 'file.txt'));
    await symlink(root, join(root, 'loop'));
    const { sources, refused } = await findSources([root, join(root, 'file.txt')]);
    expect(sources.map(({ name }) => name)).toEqual(['a.txt']);
    expect(refused).toEqual([expect.stringContaining('are links')]);
  });

  it('takes no texts out of projects, which it tells of', async () => {
    const inProject = ['p/obelus.json', 'p/documents/0.txt', 'p/sources/1.html', 'b.obelus'];
    const root = await folderWith(['a.txt', ...inProject]);
    const { sources, refused } = await findSources([root]);
    expect(sources.map(({ name }) => name)).toEqual(['a.txt']);
    expect(refused).toEqual([
      'Not taken, because they are part of a project, which is opened and not imported: “b.obelus”, “p”.',
    ]);
    expect((await findSources([join(root, 'p')])).refused).toEqual([
      'Not taken, because it is part of a project, which is opened and not imported: “p”.',
    ]);
  });

  it('takes files that are named themselves, and tells of those that are gone', async () => {
    const root = await folderWith(['a.txt', 'b.exe']);
    const { sources, refused } = await findSources(
      ['a.txt', 'b.exe', 'gone.txt'].map((name) => join(root, name)),
    );
    expect(sources).toMatchObject([{ name: 'a.txt', bytes: 4 }]);
    expect(refused).toEqual([
      'Not taken, because it is .exe (.txt, .md and .html are read): “b.exe”.',
      '“gone.txt” could not be read: it is not there (any more).',
    ]);
  });

  it('leaves out what is empty or too large before anything is read', async () => {
    const root = await folderWith(['large.txt', 'empty.txt']);
    await truncate(join(root, 'large.txt'), SIZE_LIMIT + 1);
    await truncate(join(root, 'empty.txt'), 0);
    const { sources, refused } = await findSources([root]);
    expect(sources).toEqual([]);
    expect(refused.join(' ')).toMatch(
      /“empty.txt”.*64 MiB.*“large.txt”|64 MiB.*“large.txt”.*“empty.txt”/,
    );
  });
});
