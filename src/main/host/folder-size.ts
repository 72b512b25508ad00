import { join } from 'node:path';
import type { FileLayer } from '#main/services/files';

export interface FolderSize {
  readonly files: number;
  readonly bytes: number;
}

const AT_ONCE = 64;

/** What a folder takes on the disk, with what is below it; a folder that is not there takes nothing. */
export async function folderSize(folder: string, layer: FileLayer): Promise<FolderSize> {
  const waiting = [folder];
  let files = 0;
  let bytes = 0;
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const here = path;
    const paths = (await layer.readdir(here).catch(() => [])).map((name) => join(here, name));
    for (let from = 0; from < paths.length; from += AT_ONCE) {
      const some = paths.slice(from, from + AT_ONCE);
      const found = await Promise.all(some.map((each) => layer.lstat(each).catch(() => null)));
      for (const [at, stats] of found.entries()) {
        if (stats?.isDirectory() === true) waiting.push(some[at] as string);
        if (stats?.isFile() !== true) continue;
        files++;
        bytes += stats.size;
      }
    }
  }
  return { files, bytes };
}
