import { lstat, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { writePrivateFile } from './private-file.ts';

/** What a folder is called that a private workbench's window uses, and that is gone with it. */
export const USED_ONCE = 'obelus-private-';
/** Memory, where the system has a folder that is. */
export const MEMORY = '/dev/shm';

const NAME = /^obelus-private-\w{6}$/;
/** The file that says where it is, for whoever has to remove it. */
const NOTE = 'window-profile';

const remove = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }).catch(
    () => undefined,
  );

/** By its name, in the places where such folders are made, and of this account alone. */
async function isOurs(folder: string): Promise<boolean> {
  const isInPlace = [MEMORY, tmpdir()].some((each) => join(each, basename(folder)) === folder);
  if (!isInPlace || !NAME.test(basename(folder))) return false;
  const found = await lstat(folder).catch(() => null);
  return found?.isDirectory() === true && (process.getuid?.() ?? found.uid) === found.uid;
}

/** Removes what a program left that was ended before it could. Whoever asks has the lock of `userData`. */
export async function removeLeftOver(userData: string): Promise<void> {
  const note = join(userData, NOTE);
  const folder = await readFile(note, 'utf8').catch(() => '');
  if (await isOurs(folder)) await remove(folder);
  await rm(note, { force: true });
}

/** Leaves word of a folder, so that it is removed by the next start at the latest. */
export const noteUsedOnce = (userData: string, folder: string): Promise<void> =>
  writePrivateFile(join(userData, NOTE), folder);

export async function removeUsedOnce(userData: string, folder: string): Promise<void> {
  await remove(folder);
  await rm(join(userData, NOTE), { force: true });
}
