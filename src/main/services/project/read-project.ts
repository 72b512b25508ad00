import { basename } from 'node:path';
import type { Result } from '#contract';
import { disk, readRegularFile, refuseFor, type FileLayer } from '#main/services/files';
import { readContainer, type NamedBytes } from './container/read-container.ts';
import { decodeProject } from './decode-project.ts';
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

async function readBytes(
  file: NamedBytes,
  passphrase: string | null,
): Promise<Result<ProjectContents>> {
  const { name } = file;
  const bytes = isLocked(file.bytes) ? await unlock(name, file.bytes, passphrase) : null;
  if (bytes?.ok === false) return bytes;
  const plain = bytes === null ? file : { name, bytes: bytes.value };
  const content = await readContainer(plain, projectRules);
  return content.ok ? decodeProject(name, content.value) : content;
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
  if (typeof source !== 'string') return readBytes(source, passphrase);
  const name = basename(source);
  const folder = await isFolder(source, files);
  if (!folder.ok) return folder;
  if (folder.value) {
    const content = await readFolder(source, tellOfStray);
    return content.ok ? decodeProject(name, content.value) : content;
  }
  const bytes = await readRegularFile(source, projectRules.maxFile, files);
  return bytes.ok ? readBytes({ name, bytes: bytes.value }, passphrase) : bytes;
}
