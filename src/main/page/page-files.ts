import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mediaTypeOf } from './media-types.ts';

export interface PageFile {
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The built page: every file the shells give out, by its exact path from the root ("/index.html").
 * A request is answered from this list or not at all, so no path a page can write is ever joined
 * to a folder.
 */
export type PageFiles = ReadonlyMap<string, PageFile>;

/**
 * Reads the built page into memory, once, at the start. Files of a type the page does not use
 * (source maps, for one) stay out.
 *
 * @throws where the folder holds no index.html: the program was not built.
 */
export async function readPageFiles(folder: string): Promise<PageFiles> {
  const files = new Map<string, PageFile>();
  await gather(folder, '', files);
  if (!files.has('/index.html'))
    throw new Error(`No built page in ${folder}: run "npm run build".`);
  return files;
}

async function gather(folder: string, prefix: string, files: Map<string, PageFile>): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = `${prefix}/${entry.name}`;
    const mediaType = mediaTypeOf(entry.name);
    if (entry.isDirectory()) await gather(join(folder, entry.name), path, files);
    else if (entry.isFile() && mediaType !== null)
      files.set(path, {
        mediaType,
        bytes: new Uint8Array(await readFile(join(folder, entry.name))),
      });
  }
}

/**
 * The file for a path as it stood in the request: not decoded, not normalised. "/" is the page
 * itself; any other spelling of a known path is unknown.
 */
export function pageFileAt(files: PageFiles, path: string): PageFile | null {
  return files.get(path === '/' ? '/index.html' : path) ?? null;
}
