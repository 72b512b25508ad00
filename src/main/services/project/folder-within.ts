import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { FOLDERS } from './project-names.ts';

/**
 * Which of a project's folders is none, and why: what syncs a project may bring links, too, and what is
 * read or written through one lies elsewhere. Null where each is a folder, or not there.
 */
export async function folderAstray(
  folder: string,
): Promise<{ readonly name: string; readonly reason: string } | null> {
  for (const name of FOLDERS) {
    const stats = await lstat(join(folder, name)).catch(() => null);
    if (stats === null || stats.isDirectory()) continue;
    return { name, reason: stats.isSymbolicLink() ? 'is a link, not a folder' : 'is no folder' };
  }
  return null;
}
