import { lstat, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { done, type Result } from '#contract';
import { readRegularFile, refuseFor, sizeInWords } from '#main/services/files';
import type { TakeEntry } from './container/read-container.ts';
import { refuseEntry, refuseFile } from './container/rules.ts';
import { folderFile } from './folder-names.ts';
import { FOLDERS, MANIFEST, MIMETYPE, projectRules } from './project-names.ts';

/**
 * Copies of changes and of records are read: what syncs a folder makes them where two have written.
 * A text or a source has one content under one name, so a copy of it says nothing.
 */
function isOurs(name: string): boolean {
  const file = folderFile(name);
  if (file.kind === 'text' || file.kind === 'source') return !file.isCopy;
  return file.kind !== 'passed';
}

/** Told of a file that does not belong where it lies, by its name below the project's folder. */
export type TellOfStray = (name: string) => void;

/** The names below one of a project's folders; none where it is not there. */
async function namesIn(
  path: string,
  folder: string,
  tellOfStray: TellOfStray | null,
): Promise<Result<readonly string[]>> {
  const stats = await lstat(join(path, folder)).catch(() => null);
  if (stats === null) return done([]);
  const file = basename(path);
  if (!stats.isDirectory()) return refuseEntry(file, folder, 'is no folder');
  const names = (await readdir(join(path, folder)))
    .map((name) => `${folder}/${name}`)
    .filter((name) => isOurs(name))
    .sort();
  const strays = names.filter((name) => folderFile(name).kind === 'foreign');
  if (tellOfStray === null && strays[0] !== undefined)
    return refuseEntry(file, strays[0], 'does not belong into such a folder');
  for (const name of strays) tellOfStray?.(name);
  return done(names.filter((name) => !strays.includes(name)));
}

/**
 * Reads the files of a project that is a folder, within the limits of one that is a file. In its own
 * folders nothing foreign is passed over, since it may be work; copies that a synced drive made of two
 * versions come with the rest. Beside them anything may lie, such as a README or `.git`.
 *
 * @param tellOfStray is told of what is foreign, which is then passed over; null refuses the folder for it
 * @param takerOf who takes a file; null where it is kept
 */
export async function readFolder(
  path: string,
  tellOfStray: TellOfStray | null,
  takerOf: (name: string) => TakeEntry | null,
): Promise<Result<ReadonlyMap<string, Uint8Array>>> {
  const file = basename(path);
  const content = new Map<string, Uint8Array>();
  let total = 0;
  try {
    const names = [MANIFEST];
    for (const folder of FOLDERS) {
      const found = await namesIn(path, folder, tellOfStray);
      if (!found.ok) return found;
      names.push(...found.value);
    }
    if (names.length > projectRules.maxEntries)
      return refuseFile(file, `it holds more than ${projectRules.maxEntries} files`, 'too-large');
    const mimetype = await readRegularFile(join(path, 'mimetype'), MIMETYPE.length);
    if (mimetype.ok && Buffer.from(mimetype.value).toString('latin1') !== MIMETYPE)
      return refuseFile(file, 'it is a folder of another kind');
    for (const name of names) {
      const bytes = await readRegularFile(join(path, ...name.split('/')), projectRules.maxEntry);
      if (!bytes.ok)
        return name === MANIFEST && bytes.code === 'not-found'
          ? refuseFile(file, `it is no project folder: there is no ${MANIFEST} in it`, 'not-found')
          : refuseEntry(file, name, `is refused. ${bytes.message.replace(/\.$/, '')}`, bytes.code);
      total += bytes.value.length;
      if (total > projectRules.maxTotal)
        return refuseFile(
          file,
          `it holds more than ${sizeInWords(projectRules.maxTotal)}`,
          'too-large',
        );
      const take = takerOf(name);
      if (take === null) content.set(name, bytes.value);
      else take(bytes.value);
    }
    return done(content);
  } catch (error) {
    return refuseFor(error, 'read', path);
  }
}
