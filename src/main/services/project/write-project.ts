import { lstat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { uniteChanges } from '#core/merge';
import { done, refused, type Result } from '#contract';
import {
  disk,
  readRegularFile,
  refuseFor,
  sizeInWords,
  writeSharedFileAtomically,
  writeSharedFilesAtomically,
  type FileLayer,
} from '#main/services/files';
import { refuseEntry } from './container/rules.ts';
import { readContainer } from './container/read-container.ts';
import { writeContainer, type ContainerEntry } from './container/write-container.ts';
import { decodeChanges, encodeChanges } from './changes-file.ts';
import { encodeProject } from './encode-project.ts';
import { folderAstray } from './folder-within.ts';
import { lock } from './lock.ts';
import { decodeManifest } from './manifest.ts';
import { FOLDERS, MANIFEST, projectRules, stemOf } from './project-names.ts';
import type { ProjectContents } from './project-shapes.ts';

/** Why a project cannot be written so that it could be read again; null where it can. */
function sizeObjection(entries: readonly ContainerEntry[]): string | null {
  const { maxEntries, maxEntry, maxTotal } = projectRules;
  const large = entries.find(({ bytes }) => bytes.length > maxEntry);
  if (large !== undefined) return `“${large.name}” would be larger than ${sizeInWords(maxEntry)}`;
  if (entries.length > maxEntries) return `it would hold more than ${maxEntries} files`;
  const total = entries.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return total > maxTotal ? `it would hold more than ${sizeInWords(maxTotal)}` : null;
}

const notWritten = (path: string, reason: string): Result<never> =>
  refused('too-large', `“${basename(path)}” was not written: ${reason}.`);

/**
 * A project file's bytes: the same for the same contents, in whichever order they are given.
 *
 * @param passphrase locks the file; then its bytes are others each time
 */
export async function projectBytes(
  name: string,
  contents: ProjectContents,
  passphrase: string | null = null,
): Promise<Result<Uint8Array>> {
  const entries = encodeProject(contents);
  const wrong = sizeObjection(entries);
  if (wrong !== null) return notWritten(name, wrong);
  const bytes = writeContainer(entries, projectRules.maxRatio);
  if (bytes.length > projectRules.maxFile)
    return notWritten(name, `it would be larger than ${sizeInWords(projectRules.maxFile)}`);
  // What could not be read again must not take the place of what can.
  const again = await readContainer({ name, bytes }, projectRules);
  if (!again.ok) return again;
  return done(passphrase === null ? bytes : await lock(bytes, passphrase));
}

/** Writes a project as one file, which is afterwards whole or as it was before. */
export async function writeProjectFile(
  path: string,
  contents: ProjectContents,
  passphrase: string | null = null,
  files: FileLayer = disk,
): Promise<Result<null>> {
  const bytes = await projectBytes(basename(path), contents, passphrase);
  return bytes.ok ? writeSharedFileAtomically(path, bytes.value, files) : bytes;
}

/**
 * For git. It changes no line end, or no text would match its name. What two sides wrote of one file
 * it merges by keeping the lines of both: lines of changes are a set, and of two records of one text,
 * a line each, one is chosen in reading.
 */
const GIT_ATTRIBUTES: ContainerEntry = {
  name: '.gitattributes',
  bytes: Buffer.from(
    '* -text\nchanges/*.jsonl merge=union\ndocuments/*.json merge=union\n',
    'latin1',
  ),
};

const isThere = async (path: string): Promise<boolean> =>
  (await lstat(path).catch(() => null)) !== null;

type Wanted = Result<Uint8Array | null>;

/** What a file of changes is to hold: what is there and what is new. Null where nothing is new. */
async function changesToWrite(folder: string, { name, bytes }: ContainerEntry): Promise<Wanted> {
  const stored = await readRegularFile(join(folder, ...name.split('/')), projectRules.maxEntry);
  if (!stored.ok) return stored;
  const replica = stemOf(name);
  const there = decodeChanges(stored.value, replica);
  if (!there.ok) return refuseEntry(basename(folder), name, there.reason);
  const ours = decodeChanges(bytes, replica);
  if (!ours.ok) throw new TypeError(`Changes about to be written are none: ${ours.reason}.`);
  const known = new Set(there.value.map(({ id }) => id));
  if (ours.value.every(({ id }) => known.has(id))) return done(null);
  return done(encodeChanges(uniteChanges([there.value, ours.value])));
}

/** Refuses a folder that is another project's, before anything is written to it. */
async function checkIdentity(folder: string, contents: ProjectContents): Promise<Result<null>> {
  const path = join(folder, MANIFEST);
  if (!(await isThere(path))) return done(null);
  const stored = await readRegularFile(path, projectRules.maxEntry);
  if (!stored.ok) return stored;
  const project = decodeManifest(stored.value);
  if (!project.ok) return refuseEntry(basename(folder), MANIFEST, `is refused: ${project.reason}`);
  return project.value.id === contents.project.id
    ? done(null)
    : refused('unwritable', `“${basename(folder)}” was not written: it holds another project.`);
}

/**
 * Writes a project as a folder. Documents never change, so only those that are missing are written;
 * of the changes, those of an installation whose file is missing, or which may be written. A file
 * that is there is only ever added to. Each file is afterwards whole or as it was before.
 *
 * @param mayWrite whether the file of an installation's changes may be added to: for an installation
 *   its own alone, so that what syncs the folder never meets two versions
 */
export async function writeProjectFolder(
  folder: string,
  contents: ProjectContents,
  mayWrite: (replica: string) => boolean,
  layer: FileLayer = disk,
): Promise<Result<null>> {
  const entries = encodeProject(contents);
  const wrong = sizeObjection(entries);
  if (wrong !== null) return notWritten(folder, wrong);
  try {
    const astray = await folderAstray(folder);
    if (astray !== null) return notWritten(folder, `“${astray.name}” in it ${astray.reason}`);
    for (const name of FOLDERS.slice(0, -1))
      await layer.mkdir(join(folder, name), { recursive: true });
    const identity = await checkIdentity(folder, contents);
    if (!identity.ok) return identity;
    const groups = new Map<string, ContainerEntry[]>();
    for (const entry of [...entries, GIT_ATTRIBUTES]) {
      const { name } = entry;
      let { bytes } = entry;
      if (await isThere(join(folder, ...name.split('/')))) {
        if (!name.startsWith('changes/') || !mayWrite(stemOf(name))) continue;
        const wanted = await changesToWrite(folder, entry);
        if (!wanted.ok) return wanted;
        if (wanted.value === null) continue;
        bytes = wanted.value;
      }
      const at = name.includes('/') ? name.slice(0, name.indexOf('/')) : '';
      const named = { name: name.slice(at === '' ? 0 : at.length + 1), bytes };
      const group = groups.get(at);
      if (group === undefined) groups.set(at, [named]);
      else group.push(named);
    }
    // The manifest comes last: a folder is a project when that is there.
    for (const at of ['documents', 'sources', 'changes', '']) {
      const files = groups.get(at);
      if (files === undefined) continue;
      const written = await writeSharedFilesAtomically(join(folder, at), files, layer);
      if (!written.ok) return written;
    }
    return done(null);
  } catch (error) {
    return refuseFor(error, 'written', folder);
  }
}
