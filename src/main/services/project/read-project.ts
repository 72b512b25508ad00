import { basename } from 'node:path';
import { done, type Result } from '#contract';
import { disk, readRegularFile, refuseFor, type FileLayer } from '#main/services/files';
import { ChangesReading } from './changes-reading.ts';
import {
  readContainer,
  type ContainerContent,
  type NamedBytes,
  type TakeEntry,
} from './container/read-container.ts';
import { decodeProject, decodeUnchanging } from './decode-project.ts';
import type { ReplicaLines } from './lines-by-replica.ts';
import { isLocked, unlock } from './lock.ts';
import { projectRules } from './project-names.ts';
import type { ProjectContents } from './project-shapes.ts';
import { readFolder, type TellOfStray } from './read-folder.ts';

async function isFolder(path: string, files: FileLayer): Promise<Result<boolean>> {
  try {
    return { ok: true, value: (await files.lstat(path)).isDirectory() };
  } catch (error) {
    return refuseFor(error, 'read', path);
  }
}

type TakerOf = (name: string) => TakeEntry | null;

const NOBODY: TakerOf = () => null;

async function readBytes(
  file: NamedBytes,
  passphrase: string | null,
  takerOf: TakerOf,
): Promise<Result<ContainerContent>> {
  const { name } = file;
  const bytes = isLocked(file.bytes) ? await unlock(name, file.bytes, passphrase) : null;
  if (bytes?.ok === false) return bytes;
  return readContainer(bytes === null ? file : { name, bytes: bytes.value }, projectRules, takerOf);
}

const nameOf = (source: string | NamedBytes): string =>
  typeof source === 'string' ? basename(source) : source.name;

/** What is in a project's files, but for those that somebody takes. */
async function readContent(
  source: string | NamedBytes,
  passphrase: string | null,
  tellOfStray: TellOfStray | null,
  files: FileLayer,
  takerOf: TakerOf,
): Promise<Result<ContainerContent>> {
  if (typeof source !== 'string') return readBytes(source, passphrase, takerOf);
  const folder = await isFolder(source, files);
  if (!folder.ok) return folder;
  if (folder.value) return readFolder(source, tellOfStray, takerOf);
  const bytes = await readRegularFile(source, projectRules.maxFile, files);
  if (!bytes.ok) return bytes;
  return readBytes({ name: nameOf(source), bytes: bytes.value }, passphrase, takerOf);
}

/**
 * Reads a project, strictly: verified whole, or refused in one sentence that names file, entry and
 * reason. Nothing is written anywhere.
 *
 * @param source the path of a file or a folder, or a file's bytes
 * @param passphrase of a file that is locked; not looked at where it is none
 * @param tellOfStray is told of what does not belong into a folder, which is refused for it without
 * @param files where a file lies; a folder is always on the disk
 */
export async function readProject(
  source: string | NamedBytes,
  passphrase: string | null = null,
  tellOfStray: TellOfStray | null = null,
  files: FileLayer = disk,
): Promise<Result<ProjectContents>> {
  const content = await readContent(source, passphrase, tellOfStray, files, NOBODY);
  return content.ok ? decodeProject(nameOf(source), content.value) : content;
}

/**
 * Reads a project as strictly, but for its changes nothing of which is kept: they are told as they are
 * read, in the order of their files, and count for nothing until all is read.
 *
 * @param hear each time of one installation's
 * @param tellOfStray as of `readProject`
 */
export async function readProjectInParts(
  source: string | NamedBytes,
  passphrase: string | null,
  hear: (read: ReplicaLines) => void,
  files: FileLayer = disk,
  tellOfStray: TellOfStray | null = null,
): Promise<Result<Omit<ProjectContents, 'changes'>>> {
  const name = nameOf(source);
  const reading = new ChangesReading(name, hear);
  const takerOf: TakerOf = (entry) => reading.takerOf(entry);
  const content = await readContent(source, passphrase, tellOfStray, files, takerOf);
  if (!content.ok) return content;
  const rest = decodeUnchanging(name, content.value);
  if (!rest.ok) return rest;
  const read = reading.end();
  return read.ok ? done(rest.value) : read;
}
