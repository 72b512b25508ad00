import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRegularFile, sizeInWords } from '#main/services/files';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('reading a file', () => {
  it('reads up to the limit and not beyond', async () => {
    const path = join(await temporaryFolder(), 'a.txt');
    await writeFile(path, 'twelve bytes');
    const read = await readRegularFile(path, 12);
    expect(read.ok && Buffer.from(read.value).toString()).toBe('twelve bytes');
    expect(await readRegularFile(path, 11)).toMatchObject({
      ok: false,
      code: 'too-large',
      message: '“a.txt” is too large: 12 bytes, and the limit is 11 bytes.',
    });
  });

  it('refuses folders, links, pipes, devices and what is not there, each in words', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'file'), 'x');
    await mkdir(join(folder, 'folder'));
    await symlink(join(folder, 'file'), join(folder, 'link'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const paths = ['folder', 'link', 'pipe', 'missing'].map((name) => join(folder, name));
    const answers = await Promise.all(
      [...paths, '/dev/zero'].map((path) => readRegularFile(path, 9)),
    );
    expect(answers.map((answer) => (answer.ok ? '' : answer.message))).toEqual([
      '“folder” could not be read: it is a folder.',
      '“link” could not be read: it is a link, not a file.',
      '“pipe” could not be read: it is a pipe, not a file.',
      '“missing” could not be read: it is not there (any more).',
      '“zero” could not be read: it is a device, not a file.',
    ]);
  });
});

describe('sizes in words', () => {
  it.each([
    [0, '0 bytes'],
    [1023, '1023 bytes'],
    [1536, '1.5 KiB'],
    [64 * 1024 * 1024, '64 MiB'],
  ])('says %i as %s', (size, words) => {
    expect(sizeInWords(size)).toBe(words);
  });
});
