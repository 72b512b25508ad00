import { lstat, opendir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { oneLine } from '#contract';
import { refuseFor, sizeInWords } from '#main/services/files';
import { extensionOf, mediaTypeOf, READ_TYPES, SIZE_LIMIT } from './media-types.ts';

export interface FoundSource {
  readonly path: string;
  /** Path below the folder, with forward slashes; or the file's name, where it was named itself. */
  readonly name: string;
  readonly bytes: number;
}

export interface FoundSources {
  readonly sources: readonly FoundSource[];
  /** What was passed over, in sentences: one for each kind of reason, not one for each file. */
  readonly refused: readonly string[];
}

const MAX_DEPTH = 32;
const MAX_ENTRIES = 200_000;
const MAX_SOURCES = 50_000;

interface Search {
  readonly sources: FoundSource[];
  /** Names of what was passed over, by reason; only the first few are ever said. */
  readonly passedOver: Map<string, string[]>;
  readonly refused: string[];
  entries: number;
}

function passOver(search: Search, reason: string, name: string): void {
  const names = search.passedOver.get(reason);
  if (names) names.push(name);
  else search.passedOver.set(reason, [name]);
}

/** What a project's own files are: opened as one, and no texts of their own. */
const PROJECT = 'are part of a project, which is opened and not imported';

const isProjectFolder = async (path: string): Promise<boolean> =>
  (await lstat(join(path, 'obelus.json')).catch(() => null))?.isFile() ?? false;

async function take(search: Search, path: string, name: string): Promise<void> {
  if (mediaTypeOf(name) === null) {
    const extension = extensionOf(name);
    if (extension === 'obelus') return passOver(search, PROJECT, name);
    const type = extension === '' ? 'have no known type' : `are .${oneLine(extension)}`;
    return passOver(search, type, name);
  }
  const stats = await lstat(path);
  if (stats.size === 0) return passOver(search, 'are empty', name);
  if (stats.size > SIZE_LIMIT)
    return passOver(search, `are larger than ${sizeInWords(SIZE_LIMIT)}`, name);
  if (search.sources.length >= MAX_SOURCES)
    return passOver(search, `are beyond the first ${MAX_SOURCES}`, name);
  search.sources.push({ path, name, bytes: stats.size });
}

interface Folder {
  readonly path: string;
  readonly name: string;
  readonly depth: number;
}

async function walk(search: Search, root: string): Promise<void> {
  const folders: Folder[] = [{ path: root, name: '', depth: 0 }];
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    if (await isProjectFolder(folder.path)) {
      passOver(search, PROJECT, folder.name === '' ? basename(root) : folder.name);
      continue;
    }
    try {
      for await (const entry of await opendir(folder.path)) {
        if (entry.name.startsWith('.')) continue;
        if (++search.entries > MAX_ENTRIES) {
          search.refused.push(
            `Only the first ${MAX_ENTRIES} entries of the folder were looked at.`,
          );
          return;
        }
        const path = join(folder.path, entry.name);
        const name = folder.name === '' ? entry.name : `${folder.name}/${entry.name}`;
        if (entry.isDirectory() && folder.depth < MAX_DEPTH)
          folders.push({ path, name, depth: folder.depth + 1 });
        else if (entry.isDirectory()) passOver(search, 'are folders too deep', name);
        else if (entry.isSymbolicLink()) passOver(search, 'are links', name);
        else if (entry.isFile()) await take(search, path, name);
        else passOver(search, 'are no regular files', name);
      }
    } catch (error) {
      search.refused.push(refuseFor(error, 'read', folder.path).message);
    }
  }
}

function sentences(search: Search): string[] {
  return [...search.passedOver].map(([reason, names]) => {
    const shown = names.slice(0, 3).map((name) => `“${oneLine(name)}”`);
    const rest = names.length - shown.length;
    const list = rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
    const why =
      names.length === 1 ? reason.replace(/^are /, 'is ').replace(/^have /, 'has ') : reason;
    const types =
      reason.startsWith('are .') || reason.startsWith('have') ? ` (${READ_TYPES} are read)` : '';
    return `Not taken, because ${names.length === 1 ? 'it' : 'they'} ${why}${types}: ${list}.`;
  });
}

const order = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/**
 * Finds what can be imported at the given paths: files named directly, and folders walked through
 * without following links. Hidden entries are left out in silence, everything else that is not
 * taken is told. In natural order: "2.txt" before "10.txt".
 */
export async function findSources(paths: readonly string[]): Promise<FoundSources> {
  const search: Search = { sources: [], passedOver: new Map(), refused: [], entries: 0 };
  for (const path of paths) {
    try {
      const stats = await lstat(path);
      if (stats.isDirectory()) await walk(search, path);
      else if (stats.isFile()) await take(search, path, basename(path));
      else
        passOver(
          search,
          stats.isSymbolicLink() ? 'are links' : 'are no regular files',
          basename(path),
        );
    } catch (error) {
      search.refused.push(refuseFor(error, 'read', path).message);
    }
  }
  search.sources.sort((a, b) => order.compare(a.name, b.name) || (a.name < b.name ? -1 : 1));
  return { sources: search.sources, refused: [...sentences(search), ...search.refused] };
}
