import { basename, join } from 'node:path';
import type { DocumentId } from '#core/model';
import { done, type Result } from '#contract';
import { readRegularFile } from '#main/services/files';
import { SOURCE_ENDINGS, type PreparedDocument } from '#main/services/library';
import { refuseEntry } from './container/rules.ts';
import { decodeDocuments } from './decode-documents.ts';
import { decodeManifest } from './manifest.ts';
import { MANIFEST, projectRules } from './project-names.ts';
import type { ProjectIdentity } from './project-shapes.ts';

/** A project folder read part by part, with the checks of one that is read whole. */

/** Which project a folder says it is; else why it cannot be told, to follow the name of obelus.json. */
export type FolderIdentity =
  | { readonly ok: true; readonly value: ProjectIdentity }
  | { readonly ok: false; readonly reason: string; readonly isMissing: boolean };

export async function readFolderIdentity(folder: string): Promise<FolderIdentity> {
  const bytes = await readRegularFile(join(folder, MANIFEST), projectRules.maxEntry);
  if (!bytes.ok)
    return {
      ok: false,
      reason: bytes.message.replace(/\.$/, ''),
      isMissing: bytes.code === 'not-found',
    };
  const decoded = decodeManifest(bytes.value);
  return decoded.ok ? decoded : { ...decoded, isMissing: false };
}

/** A document of a folder, its text, record and source verified. */
export async function readFolderDocument(
  folder: string,
  id: DocumentId,
): Promise<Result<PreparedDocument>> {
  const content = new Map<string, Uint8Array>();
  const take = async (name: string): Promise<Result<null>> => {
    const bytes = await readRegularFile(join(folder, ...name.split('/')), projectRules.maxEntry);
    if (bytes.ok) content.set(name, bytes.value);
    return bytes.ok || bytes.code === 'not-found' ? done(null) : bytes;
  };
  for (const ending of ['txt', 'json']) {
    const taken = await take(`documents/${id}.${ending}`);
    if (!taken.ok) return taken;
  }
  const name = `documents/${id}.txt`;
  const first = decodeDocuments(basename(folder), content);
  if (!first.ok) return first;
  for (const { summary } of first.value) {
    const { sourceSha256, mediaType } = summary.metadata;
    const taken = await take(`sources/${sourceSha256}.${SOURCE_ENDINGS[mediaType]}`);
    if (!taken.ok) return taken;
  }
  const decoded = decodeDocuments(basename(folder), content);
  if (!decoded.ok) return decoded;
  const [document] = decoded.value;
  return document === undefined
    ? refuseEntry(basename(folder), name, 'is not there', 'not-found')
    : done(document);
}
