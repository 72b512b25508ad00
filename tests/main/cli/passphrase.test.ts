import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Encrypter } from 'age-encryption';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { projectBytes, readProject, type ProjectContents } from '#main/services/project';
import { isLocked, lock } from '../../../src/main/services/project/lock.ts';
import { changeOf, comparable, sampleProject, valueOf } from '../project/sample-projects.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { obelusHere as obelus } from './obelus-here.ts';

const PASSPHRASE = ' déjà vu ';
const environment = { OBELUS_PASSPHRASE: PASSPHRASE };

/** Little work for each attempt: nothing here is to be kept. How much it is else, lock.test.ts holds. */
const LITTLE = 4;

beforeEach(() => {
  const { setScryptWorkFactor } = Encrypter.prototype;
  const spy = vi.spyOn(Encrypter.prototype, 'setScryptWorkFactor');
  spy.mockImplementation(function (this: Encrypter) {
    setScryptWorkFactor.call(this, LITTLE);
  });
  onTestFinished(() => spy.mockRestore());
});

/** A little more than the sample project, so that a merge of both is another. */
function grown(): ProjectContents {
  const contents = sampleProject();
  const record = `document/${contents.documents[0]?.summary.id ?? ''}` as const;
  const change = changeOf(record, 'title', 'Hers', { by: 2, seq: 9 });
  return { ...contents, changes: [...contents.changes, change] };
}

/** A folder with a project that is locked, another that is not, and the passphrase. */
async function setting(): Promise<string> {
  const folder = await temporaryFolder();
  const plain = valueOf(await projectBytes('p', sampleProject()));
  await writeFile(join(folder, 'locked.obelus'), await lock(plain, PASSPHRASE));
  await writeFile(join(folder, 'open.obelus'), valueOf(await projectBytes('p', grown())));
  await writeFile(join(folder, 'words'), `${PASSPHRASE.normalize('NFD')}\r\n`);
  return folder;
}

describe('the command line and a locked project', () => {
  it('opens it with a passphrase from a file or the environment, whatever is to be done', async () => {
    const cwd = await setting();
    const commands = [
      ['check', 'locked.obelus'],
      ['stats', 'locked.obelus', '--json'],
      ['diff', 'locked.obelus', 'locked.obelus'],
      ['export', 'locked.obelus'],
    ];
    for (const words of commands) {
      const { status } = await obelus([...words, '--passphrase-file', 'words'], { cwd });
      expect([words, status]).toEqual([words, 0]);
    }
    expect((await obelus(['check', 'locked.obelus'], { cwd, environment })).status).toBe(0);
  });

  it('says how to give one, and refuses a wrong one, in one sentence', async () => {
    const cwd = await setting();
    const none = await obelus(['check', 'locked.obelus'], { cwd });
    expect([none.status, none.out.length]).toEqual([1, 0]);
    expect(none.said).toBe(
      '“locked.obelus” is locked: it opens with its passphrase. ' +
        'Give it with --passphrase-file FILE, or in OBELUS_PASSPHRASE.\n',
    );
    const wrong = await obelus(['check', 'locked.obelus'], {
      cwd,
      environment: { OBELUS_PASSPHRASE: PASSPHRASE.trim() },
    });
    expect([wrong.status, wrong.out.length]).toEqual([1, 0]);
    expect(wrong.said).toMatch(/^“locked\.obelus” was not unlocked: [^\n]*\.\n$/);
    // Not said where every program of the machine reads it.
    expect((await obelus(['check', 'locked.obelus', '--passphrase', 'x'], { cwd })).status).toBe(2);
  });

  it.each([
    ['is empty', '\n'],
    ['is longer than 4096 bytes', 'x'.repeat(5_000)],
    ['is not UTF-8', Buffer.from([0x66, 0xff])],
  ])('refuses a passphrase file that %s', async (says, content) => {
    const cwd = await setting();
    await writeFile(join(cwd, 'other'), content);
    const words = ['check', 'open.obelus', '--passphrase-file', 'other'];
    const { status, said } = await obelus(words, { cwd });
    expect([status, said]).toEqual([1, `The passphrase file “other” ${says}.\n`]);
  });

  it('writes locked what it read locked, unless it is told not to', async () => {
    const cwd = await setting();
    const at = (name: string): string => join(cwd, name);
    const words = ['merge', 'locked.obelus', 'open.obelus', '-o'];
    const folder = await obelus([...words, 'folder/'], { cwd, environment });
    expect([folder.status, folder.said]).toEqual([
      1,
      '“folder” is a folder, and only a file can be locked; --no-lock writes it open.\n',
    ]);
    const open = await obelus([...words, 'p.obelus', '--no-lock'], { cwd, environment });
    expect(open.status).toBe(0);
    expect(comparable(valueOf(await readProject(at('p.obelus'))))).toEqual(comparable(grown()));
    const kept = await obelus([...words, 'locked.obelus'], { cwd, environment });
    expect([kept.status, kept.said.split('\n')[0]]).toEqual([0, 'Locked with the passphrase.']);
    const united = valueOf(await readProject(at('locked.obelus'), PASSPHRASE));
    expect(comparable(united)).toEqual(comparable(grown()));
  });

  it('locks what is imported, where it is told to and knows with what', async () => {
    const cwd = await setting();
    await writeFile(join(cwd, 'a.txt'), 'A text.\n');
    const words = ['import', 'a.txt', '-o', 'new.obelus', '--lock'];
    for (const [more, says] of [
      [[], /^Say with --passphrase-file FILE, or in OBELUS_PASSPHRASE/],
      [['--no-lock'], /^Say either --lock or --no-lock\.\n$/],
    ] as const) {
      const { status, said } = await obelus([...words, ...more], { cwd });
      expect([status, said]).toEqual([2, expect.stringMatching(says)]);
    }
    const { status } = await obelus([...words, '--passphrase-file', 'words'], { cwd });
    expect(status).toBe(0);
    expect(isLocked(await readFile(join(cwd, 'new.obelus')))).toBe(true);
  });
});
