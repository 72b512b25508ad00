import { join } from 'node:path';
import { inFileOrder, uniteChanges } from '#core/merge';
import type { Change } from '#core/model';
import { done, refused, type Result } from '#contract';
import {
  readRegularFile,
  sha256,
  writeSharedFilesAtomically,
  type FileLayer,
} from '#main/services/files';
import type { PreparedDocument } from '#main/services/library';
import {
  broughtName,
  changesName,
  decodeChanges,
  encodeChanges,
  projectLimits,
  writeProjectFolder,
  type ProjectIdentity,
} from '#main/services/project';
import { sentenceFor, signatureOf } from './file-reader.ts';
import type { Position } from './shapes.ts';

export interface Addition {
  readonly folder: string;
  /** As the folder says which it is. */
  readonly project: ProjectIdentity;
  /** Ours. */
  readonly replica: string;
  /** Which are not in the folder. */
  readonly changes: readonly Change[];
  readonly documents: readonly PreparedDocument[];
  readonly positionOf: (name: string) => Position | null;
  readonly files: FileLayer;
}

/** A file as it is now. */
export interface Written {
  readonly name: string;
  readonly replica: string;
  readonly position: Position;
}

interface ToWrite {
  readonly name: string;
  readonly replica: string;
  readonly changes: readonly Change[];
}

/** Where changes belong: into the file of their installation, if that is ours or not there at all. */
async function filesFor({ folder, replica: ours, changes }: Addition): Promise<readonly ToWrite[]> {
  const byReplica = new Map<string, Change[]>();
  for (const change of [...changes].sort(inFileOrder)) {
    const own = byReplica.get(change.replica);
    if (own === undefined) byReplica.set(change.replica, [change]);
    else own.push(change);
  }
  const files: ToWrite[] = [];
  for (const [replica, own] of byReplica) {
    const name = changesName(replica);
    const isFree = replica === ours || (await signatureOf(folder, name)) === null;
    files.push({ name: isFree ? name : broughtName(replica, ours), replica, changes: own });
  }
  return files;
}

/** What a file is to hold: what is there, with what is new behind it. */
async function grown(
  { folder, positionOf }: Addition,
  { name, replica, changes }: ToWrite,
): Promise<Result<Uint8Array>> {
  const fresh = encodeChanges(changes);
  if ((await signatureOf(folder, name)) === null) return done(fresh);
  const there = await readRegularFile(join(folder, ...name.split('/')), projectLimits.maxEntry);
  if (!there.ok) return there;
  const verified = positionOf(name);
  if (verified?.bytes === there.value.length && verified.sha256 === sha256(there.value))
    return done(Buffer.concat([there.value, fresh]));
  const decoded = decodeChanges(there.value, replica);
  if (!decoded.ok)
    return refused(
      'unwritable',
      sentenceFor(folder, name, `${decoded.reason}; so nothing is added`),
    );
  return done(encodeChanges(uniteChanges([decoded.value, changes])));
}

/**
 * Adds to a project's folder what is missing there: documents, our changes to our file, and those of
 * others that nothing there holds. Each file is afterwards whole or as it was before.
 */
export async function addToFolder(addition: Addition): Promise<Result<readonly Written[]>> {
  const { folder, project, documents, files } = addition;
  const stated = await writeProjectFolder(
    folder,
    { project, documents, changes: [] },
    () => false,
    files,
  );
  if (!stated.ok) return stated;
  const written: Written[] = [];
  for (const file of await filesFor(addition)) {
    const bytes = await grown(addition, file);
    if (!bytes.ok) return bytes;
    if (bytes.value.length > projectLimits.maxEntry)
      return refused(
        'too-large',
        sentenceFor(folder, file.name, 'would be too large; so nothing is added'),
      );
    const name = file.name.slice(file.name.indexOf('/') + 1);
    const stored = await writeSharedFilesAtomically(
      join(folder, 'changes'),
      [{ name, bytes: bytes.value }],
      files,
    );
    if (!stored.ok) return stored;
    const position = { bytes: bytes.value.length, sha256: sha256(bytes.value) };
    written.push({ name: file.name, replica: file.replica, position });
  }
  return done(written);
}
