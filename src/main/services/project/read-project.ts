import { lstat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Result } from '#contract';
import { refuseFor } from '#main/services/files';
import { readContainer, type NamedBytes } from './container/read-container.ts';
import { decodeProject } from './decode-project.ts';
import { projectRules } from './project-names.ts';
import type { ProjectContents } from './project-shapes.ts';
import { readFolder } from './read-folder.ts';

async function isFolder(path: string): Promise<Result<boolean>> {
  try {
    return { ok: true, value: (await lstat(path)).isDirectory() };
  } catch (error) {
    return refuseFor(error, 'read', path);
  }
}

/**
 * Reads a project, strictly: verified whole, or refused in one sentence that names file, entry and
 * reason. Nothing is written anywhere.
 *
 * @param source the path of a file or a folder, or a file's bytes
 */
export async function readProject(source: string | NamedBytes): Promise<Result<ProjectContents>> {
  if (typeof source !== 'string') {
    const content = await readContainer(source, projectRules);
    return content.ok ? decodeProject(source.name, content.value) : content;
  }
  const folder = await isFolder(source);
  if (!folder.ok) return folder;
  const content = folder.value
    ? await readFolder(source)
    : await readContainer(source, projectRules);
  return content.ok ? decodeProject(basename(source), content.value) : content;
}
