import { join } from 'node:path';
import { segmentName } from './segments.ts';
import type { End, Place } from './place.ts';

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

async function lengthOf({ files }: Place, path: string): Promise<number> {
  const handle = await files.open(path, 'r');
  try {
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

/**
 * Whether the segments are still where they were written, the last one as long as it was: an open file
 * can be written to long after it was deleted.
 *
 * @throws errors of the file system that say nothing of that
 */
export async function isStillThere(
  place: Place,
  { segment, firsts, length }: End,
): Promise<boolean> {
  if (segment === 0) return true;
  try {
    const names = new Set(await place.files.readdir(place.folder));
    for (const number of firsts.keys()) if (!names.has(segmentName(number))) return false;
    return (await lengthOf(place, join(place.folder, segmentName(segment)))) === length;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
