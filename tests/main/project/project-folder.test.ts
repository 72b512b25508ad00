import { mkdir, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readProject, writeProjectFolder, type ProjectContents } from '#main/services/project';
import { uuid } from '../../core/model/histories.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import {
  changeOf,
  comparable,
  lineOf,
  messageOf,
  sampleProject,
  valueOf,
} from './sample-projects.ts';

const anyone = (): boolean => true;
const onlyFirst = (replica: string): boolean => replica === uuid(1001);

async function written(contents: ProjectContents = sampleProject()): Promise<string> {
  const folder = join(await temporaryFolder(), 'project');
  valueOf(await writeProjectFolder(folder, contents, anyone));
  return folder;
}

const own = `changes/${uuid(1001)}.jsonl`;
const others = `changes/${uuid(1002)}.jsonl`;

/** One more change by each of the two people. */
function grown(): ProjectContents {
  const contents = sampleProject();
  const record = `document/${contents.documents[0]?.summary.id ?? ''}` as const;
  return {
    ...contents,
    changes: [
      ...contents.changes,
      changeOf(record, 'title', 'Mine', { seq: 3 }),
      changeOf(record, 'title', 'Hers', { by: 2, seq: 2 }),
    ],
  };
}

describe('a project folder', () => {
  it('is read as what was written', async () => {
    expect(comparable(valueOf(await readProject(await written())))).toEqual(
      comparable(sampleProject()),
    );
  });

  it('may have a README and git beside its files', async () => {
    const folder = await written();
    await mkdir(join(folder, '.git'));
    await writeFile(join(folder, 'README.md'), '# Ours');
    await writeFile(join(folder, 'changes', '.syncing.tmp'), 'x');
    expect((await readProject(folder)).ok).toBe(true);
  });

  it('is refused for a copy that a synced drive made, rather than read without it', async () => {
    const folder = await written();
    const name = `${uuid(1001)}.sync-conflict-20260101.jsonl`;
    await writeFile(join(folder, 'changes', name), '');
    expect(messageOf(await readProject(folder))).toContain('does not belong into such a folder');
  });

  it('is refused for links among its files', async () => {
    const folder = await written();
    await rm(join(folder, own));
    await symlink('/etc/hostname', join(folder, own));
    expect(messageOf(await readProject(folder))).toContain('it is a link, not a file');
  });

  it('is refused where one of its folders is a link', async () => {
    const folder = await written();
    await rm(join(folder, 'changes'), { recursive: true });
    await symlink('/etc', join(folder, 'changes'));
    expect(messageOf(await readProject(folder))).toContain('“changes” is no folder');
  });

  it('is refused where it is just any folder', async () => {
    expect(messageOf(await readProject(await temporaryFolder()))).toContain(
      'it is no project folder: there is no obelus.json in it',
    );
  });

  it('is only added to: what did not change is not touched', async () => {
    const folder = await written();
    const long = new Date('2020-01-01');
    const names = await readdir(folder, { recursive: true });
    for (const name of names) await utimes(join(folder, name), long, long);
    valueOf(await writeProjectFolder(folder, grown(), onlyFirst));
    const touched: string[] = [];
    for (const name of await readdir(folder, { recursive: true })) {
      const stats = await stat(join(folder, name));
      if (stats.isFile() && stats.mtimeMs !== long.getTime()) touched.push(name);
    }
    expect(touched).toEqual([own]);
    expect(await readFile(join(folder, others), 'utf8')).toBe(
      sampleProject()
        .changes.filter(({ replica }) => replica === uuid(1002))
        .map((change) => `${lineOf(change)}\n`)
        .join(''),
    );
  });

  it('keeps changes that are in the file and not in memory', async () => {
    const folder = await written(grown());
    valueOf(await writeProjectFolder(folder, sampleProject(), anyone));
    expect(valueOf(await readProject(folder)).changes).toHaveLength(grown().changes.length);
  });

  it('does not take in another project', async () => {
    const folder = await written();
    const other = { ...sampleProject(), project: { id: uuid(8), name: '' } };
    expect(messageOf(await writeProjectFolder(folder, other, anyone))).toContain(
      'it holds another project',
    );
  });

  it('leaves git no line end to change', async () => {
    expect(await readFile(join(await written(), '.gitattributes'), 'utf8')).toBe('* -text\n');
  });
});
