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
 * Makes a project of its files' bytes, all of it or nothing: one bad line refuses the whole, with a
 * sentence that names entry and line. `export/` is not looked at.
 *
 * @param file the name that messages give the project
 */
export async function decodeProject(
  file: string,
  content: ReadonlyMap<string, Uint8Array>,
): Promise<Result<ProjectContents>> {
  const stated = content.get(MANIFEST);
  if (stated === undefined) return refuseFile(file, `it holds no ${MANIFEST}`);
  const project = decodeManifest(stated);
  if (!project.ok) return refuseEntry(file, MANIFEST, `is refused: ${project.reason}`);
  const documents = decodeDocuments(file, content);
  if (!documents.ok) return documents;
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
  return done({
    project: project.value,
    documents: documents.value,
    changes: uniteChanges(sets),
  });
}
