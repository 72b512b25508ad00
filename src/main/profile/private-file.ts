import { randomBytes } from 'node:crypto';
import * as nodeFiles from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What of node:fs/promises is needed, so that a test can let each call fail. */
type Files = Pick<typeof nodeFiles, 'open' | 'rename' | 'unlink'>;

/** Makes a folder that only its owner can read. */
export async function makePrivateFolder(folder: string): Promise<void> {
  await nodeFiles.mkdir(folder, { recursive: true, mode: 0o700 });
}

/**
 * Replaces a small file whole, readable by its owner alone: a reader sees the old text or the new
 * one, also after a power cut.
 */
export async function writePrivateFile(
  path: string,
  text: string,
  files: Files = nodeFiles,
): Promise<void> {
  const temporary = join(dirname(path), `.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const bytes = Buffer.from(text, 'utf8');
    const file = await files.open(temporary, 'wx+', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
      const there = Buffer.alloc(bytes.length + 1);
      const { bytesRead } = await file.read(there, 0, there.length, 0);
      if (!there.subarray(0, bytesRead).equals(bytes)) throw new Error('It does not read back.');
    } finally {
      await file.close();
    }
    await files.rename(temporary, path);
    await syncFolder(dirname(path), files);
  } catch (error) {
    await files.unlink(temporary).catch(() => undefined);
    throw error;
  }
}

/** Makes a rename last through a power cut. Windows has no such call, and needs none. */
async function syncFolder(folder: string, files: Files): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await files.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
