import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  writeFileAtomically,
  writeFilesAtomically,
  writeSharedFileAtomically,
} from '#main/services/files';
import { FailingFiles } from '../support/failing-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('writing a file', () => {
  it('puts the bytes there, readable for this account alone', async () => {
    const path = join(await temporaryFolder(), 'a.txt');
    expect(await writeFileAtomically(path, bytes('one'))).toEqual({ ok: true, value: null });
    expect(await writeFileAtomically(path, bytes('two'))).toEqual({ ok: true, value: null });
    expect(await readFile(path, 'utf8')).toBe('two');
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('puts it where several read with the permissions of any other, or of what it replaces', async () => {
    const path = join(await temporaryFolder(), 'a.txt');
    const modes: number[] = [];
    for (const mode of [null, 0o640, 0o600, 0o664]) {
      if (mode !== null) await chmod(path, mode);
      expect(await writeSharedFileAtomically(path, bytes('x'))).toEqual({ ok: true, value: null });
      modes.push((await stat(path)).mode & 0o777);
    }
    if (process.platform !== 'win32')
      expect(modes).toEqual([0o666 & ~process.umask(), 0o640, 0o600, 0o664]);
  });

  it.each(['ENOSPC', 'EIO', 'EMFILE', 'EACCES'])(
    'leaves the old file or the new one, and nothing else, whichever call fails with %s',
    async (code) => {
      for (let n = 1; ; n++) {
        const folder = await temporaryFolder();
        const path = join(folder, 'a.txt');
        await writeFile(path, 'old');
        const files = new FailingFiles(n, { kind: 'fails', code });
        const written = await writeFileAtomically(path, bytes('new'), files.layer);
        expect(await readdir(folder)).toEqual(['a.txt']);
        expect(['old', 'new']).toContain(await readFile(path, 'utf8'));
        if (!files.hasFailed) {
          expect(written.ok).toBe(true);
          expect(n).toBeGreaterThan(6);
          return;
        }
        if (!written.ok) expect(written.message).toContain('“a.txt”');
      }
    },
  );

  it.each(['alters', 'short'] as const)(
    'refuses in words what the disk %s without an error, and leaves the old file',
    async (kind) => {
      const folder = await temporaryFolder();
      const path = join(folder, 'a.txt');
      await writeFile(path, 'old');
      const refusals: string[] = [];
      for (let n = 1, hasFailed = true; hasFailed; n++) {
        const files = new FailingFiles(n, { kind });
        const written = await writeFileAtomically(path, bytes('old'), files.layer);
        if (!written.ok) refusals.push(written.message);
        ({ hasFailed } = files);
      }
      expect(refusals).toEqual([
        '“a.txt” could not be written: the disk did not take it as it was written.',
      ]);
      expect(await readFile(path, 'utf8')).toBe('old');
      expect(await readdir(folder)).toEqual(['a.txt']);
    },
  );

  it('names the last of several files only after those before it', async () => {
    const files = ['text', 'record'].map((name) => ({ name, bytes: bytes(name) }));
    for (let n = 1; ; n++) {
      const failing = new FailingFiles(n, { kind: 'fails', code: 'EIO' });
      const folder = await temporaryFolder();
      await writeFilesAtomically(folder, files, failing.layer);
      const names = (await readdir(folder)).sort().join();
      expect(['', 'text', 'record,text']).toContain(names);
      if (!failing.hasFailed) return;
    }
  });

  it('refuses in words where there is no such folder', async () => {
    const path = join(await temporaryFolder(), 'missing', 'a.txt');
    expect(await writeFileAtomically(path, bytes('x'))).toMatchObject({
      ok: false,
      code: 'not-found',
    });
  });
});
