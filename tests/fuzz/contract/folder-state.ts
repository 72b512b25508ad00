import { createHash } from 'node:crypto';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Everything in a folder, with what it holds: a line each. */
export async function stateOf(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder, { recursive: true })).sort();
  return Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const stats = await lstat(path);
      if (stats.isSymbolicLink()) return `${name} -> ${await readlink(path)}`;
      if (!stats.isFile()) return name;
      const hash = createHash('sha256').update(await readFile(path));
      return `${name} ${hash.digest('hex')} ${String(stats.mtimeMs)}`;
    }),
  );
}
