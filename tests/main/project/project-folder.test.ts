import { mkdir, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readProject, writeProjectFolder, type ProjectContents } from '#main/services/project';
import { uuid } from '../../core/model/histories.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import {
  changeOf,
  comparable,
  documentOf,
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

  it.each([
    ['Syncthing', '.sync-conflict-20260101-101500-ABCDEFG.jsonl'],
    ['Dropbox', ' (Ann’s conflicted copy 2026-01-01).jsonl'],
    ['Dropbox in German', ' (Konfliktkopie von Ann 2026-01-01).jsonl'],
    ['Nextcloud', ' (conflicted copy 2026-01-01 101500).jsonl'],
    ['OneDrive', '-ANNS-LAPTOP.jsonl'],
    ['OneDrive, once more', '-ANNS-LAPTOP-2.jsonl'],
    ['Google Drive', ' (1).jsonl'],
    ['the Finder', ' 2.jsonl'],
    ['the Explorer', ' - Copy.jsonl'],
    ['a tool of git', '.jsonl.orig'],
    ['another tool of git', '_REMOTE_4711.jsonl'],
    ['git with folders at odds', '.jsonl~HEAD'],
    ['rsync', '.jsonl~'],
    ['another installation', `.from-${uuid(1002)}.jsonl`],
  ])('is read with the copies that %s makes', async (_, ending) => {
    const folder = await written();
    const copy = `${uuid(1001)}${ending}`;
    const lines = grown().changes.filter(({ replica }) => replica === uuid(1001));
    await writeFile(join(folder, 'changes', copy), `${lines.map(lineOf).join('\n')}\n`);
    const read = valueOf(await readProject(folder));
    expect(read.changes).toHaveLength(sampleProject().changes.length + 1);
  });

  it('is refused for a copy that holds another installation’s changes', async () => {
    const folder = await written();
    const name = `${uuid(1001)} (1).jsonl`;
    await writeFile(join(folder, 'changes', name), await readFile(join(folder, others)));
    expect(messageOf(await readProject(folder))).toContain(
      'it is a change made by another installation',
    );
  });

  it.each(['notes.txt', `x${uuid(1001)}.jsonl`, `${uuid(1001)}.json`, 'x (1).jsonl'])(
    'is refused for a file that is none of a project’s, as %s',
    async (name) => {
      const folder = await written();
      await writeFile(join(folder, 'changes', name), '');
      expect(messageOf(await readProject(folder))).toContain('does not belong into such a folder');
    },
  );

  it('is read past what another program is about to write, or left', async () => {
    const folder = await written();
    for (const name of ['desktop.ini', 'Thumbs.db', '.syncthing.x.tmp', '~$x', 'y.jsonl.tmp'])
      await writeFile(join(folder, 'changes', name), 'x');
    expect((await readProject(folder)).ok).toBe(true);
  });

  it('is refused in one sentence for a merge that git could not finish', async () => {
    const folder = await written();
    const text = await readFile(join(folder, own), 'utf8');
    await writeFile(join(folder, own), `<<<<<<< HEAD\n${text}=======\n>>>>>>> theirs\n`);
    expect(messageOf(await readProject(folder))).toBe(
      `“project” was not opened: its entry “${own}” is refused for line 1: it is marked by git as a ` +
        'merge that is not finished; the lines of both sides belong into it, without the marks.',
    );
  });

  it('keeps of two records of one text, a line each or a copy, the one that any order gives', async () => {
    const [mine, hers] = ['a.txt', 'b.txt'].map((name) => documentOf('One text.', name));
    if (mine === undefined || hers === undefined) throw new Error('There are two.');
    const of = (document: typeof mine) => ({ ...sampleProject(), documents: [document] });
    const at = (folder: string, ending: string) =>
      join(folder, 'documents', `${mine.summary.id}${ending}`);
    const both = [mine.record, hers.record].map((record) => Buffer.from(record));
    const found: unknown[] = [];
    for (const [first = '', second = ''] of [both, [...both].reverse()]) {
      const lines = await written(of(mine));
      await writeFile(at(lines, '.json'), `${first}\n${second}\n`);
      const copies = await written(of(mine));
      await writeFile(at(copies, '.json'), first);
      await writeFile(at(copies, ' (1).json'), second);
      for (const folder of [lines, copies])
        found.push(comparable(valueOf(await readProject(folder))));
    }
    expect(new Set(found.map((each) => JSON.stringify(each))).size).toBe(1);
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
    expect(await readFile(join(await written(), '.gitattributes'), 'utf8')).toBe(
      '* -text\nchanges/*.jsonl merge=union\ndocuments/*.json merge=union\n',
    );
  });
});
