import { constants } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isLocked } from './lock.ts';
import { MANIFEST, MIMETYPE } from './project-names.ts';

/** What looks like a project, before it is read. */
export interface RecognisedProject {
  readonly path: string;
  readonly name: string;
  readonly kind: 'file' | 'folder';
  /** Of a file; 0 of a folder. */
  readonly bytes: number;
}

/** Where a ZIP's first entry has its name and, stored as it is and without more, its content. */
const NAME_AT = 30;
const STARTS = `mimetype${MIMETYPE}`;

const ENDING = /\.obelus(?:\.age)?$/i;

const isRegularFile = async (path: string): Promise<boolean> =>
  (await lstat(path).catch(() => null))?.isFile() ?? false;

/** Whether a file says of itself that it is a project or is locked, whatever it is called. */
async function saysProject(path: string): Promise<boolean> {
  // Without O_NONBLOCK, opening a pipe that replaced the file meanwhile would wait for ever.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const file = await open(path, flags).catch(() => null);
  if (file === null) return false;
  try {
    const length = NAME_AT + STARTS.length;
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, 0);
    return isLocked(buffer) || buffer.toString('latin1', NAME_AT) === STARTS;
  } catch {
    return false;
  } finally {
    await file.close();
  }
}

/**
 * Tells a project from a text or a folder of texts: a folder by its obelus.json, a file by its ending or
 * by what it begins with. Null where it is none, or nothing is there.
 */
export async function recogniseProject(path: string): Promise<RecognisedProject | null> {
  const stats = await lstat(path).catch(() => null);
  const name = basename(path);
  if (stats?.isDirectory() === true)
    return (await isRegularFile(join(path, MANIFEST)))
      ? { path, name, kind: 'folder', bytes: 0 }
      : null;
  if (stats?.isFile() !== true) return null;
  return ENDING.test(name) || (await saysProject(path))
    ? { path, name, kind: 'file', bytes: stats.size }
    : null;
}
