import * as nodeFiles from 'node:fs/promises';
import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  writeFileAtomically,
  writeFilesAtomically,
  writeSharedFileAtomically,
  type FileLayer,
} from '#main/services/files';
import { temporaryFolder } from '../support/temporary-folder.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A file layer whose n-th call, counted over everything that writing asks of it, fails. */
function failingAt(n: number, code: string): { layer: FileLayer; calls: () => number } {
  let calls = 0;
  const turn = (): void => {
    if (++calls === n) throw Object.assign(new Error(code), { code });
  };
  const layer = {
    async open(...parameters: Parameters<FileLayer['open']>) {
      turn();
      const handle = await nodeFiles.open(...parameters);
      const { sync, writeFile: write } = handle;
      handle.sync = (): Promise<void> => {
        turn();
        return sync.call(handle);
      };
      handle.writeFile = ((data: Uint8Array): Promise<void> => {
        turn();
        return write.call(handle, data);
      }) as typeof handle.writeFile;
      return handle;
    },
    async rename(...parameters: Parameters<FileLayer['rename']>) {
      turn();
      return nodeFiles.rename(...parameters);
    },
    unlink: nodeFiles.unlink,
  } as FileLayer;
  return { layer, calls: () => calls };
}

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
        const { layer, calls } = failingAt(n, code);
        const written = await writeFileAtomically(path, bytes('new'), layer);
        expect(await readdir(folder)).toEqual(['a.txt']);
        expect(['old', 'new']).toContain(await readFile(path, 'utf8'));
        if (calls() < n) {
          expect(written.ok).toBe(true);
          expect(n).toBeGreaterThan(4);
          return;
        }
        expect(written).toMatchObject({ ok: false, message: expect.stringContaining('“a.txt”') });
      }
    },
  );

  it('names the last of several files only after those before it', async () => {
    const folder = await temporaryFolder();
    const { layer } = failingAt(8, 'EIO');
    const files = ['text', 'record'].map((name) => ({ name, bytes: bytes(name) }));
    const written = await writeFilesAtomically(folder, files, layer);
    expect(written.ok).toBe(false);
    expect(await readdir(folder)).toEqual(['text']);
  });

  it('refuses in words where there is no such folder', async () => {
    const path = join(await temporaryFolder(), 'missing', 'a.txt');
    expect(await writeFileAtomically(path, bytes('x'))).toMatchObject({
      ok: false,
      code: 'not-found',
    });
  });
});
