import { setImmediate as breath } from 'node:timers/promises';
import type { Change } from '#core/model';
import { uniteChanges } from '#core/merge';
import { done, type Result } from '#contract';
import { refuseEntry, refuseFile } from './container/rules.ts';
import { rememberWritten } from './as-read.ts';
import { decodeChangesFile } from './changes-file.ts';
import { decodeDocuments } from './decode-documents.ts';
import { decodeManifest } from './manifest.ts';
import { folderFile } from './folder-names.ts';
import { MANIFEST } from './project-names.ts';
import type { ProjectContents } from './project-shapes.ts';

/**
 * What a project is called, and its documents: all of them or nothing, with a sentence that names the
 * entry. `export/` is not looked at.
 *
 * @param file the name that messages give the project
 */
export function decodeUnchanging(
  file: string,
  content: ReadonlyMap<string, Uint8Array>,
): Result<Omit<ProjectContents, 'changes'>> {
  const stated = content.get(MANIFEST);
  if (stated === undefined) return refuseFile(file, `it holds no ${MANIFEST}`);
  const project = decodeManifest(stated);
  if (!project.ok) return refuseEntry(file, MANIFEST, `is refused: ${project.reason}`);
  const documents = decodeDocuments(file, content);
  return documents.ok ? done({ project: project.value, documents: documents.value }) : documents;
}

/** The same with its changes: one bad line refuses the whole. */
export async function decodeProject(
  file: string,
  content: ReadonlyMap<string, Uint8Array>,
): Promise<Result<ProjectContents>> {
  const rest = decodeUnchanging(file, content);
  if (!rest.ok) return rest;
  const sets: (readonly Change[])[] = [];
  for (const [name, bytes] of content) {
    const found = folderFile(name);
    if (found.kind !== 'changes') continue;
    const decoded = decodeChangesFile(bytes, found.replica);
    if (!decoded.ok) return refuseEntry(file, name, decoded.reason);
    const { changes, isAsWritten } = decoded.value;
    if (isAsWritten) rememberWritten(changes, bytes);
    sets.push(changes);
    await breath();
  }
  return done({ ...rest.value, changes: uniteChanges(sets) });
}
