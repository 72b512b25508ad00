import { join } from 'node:path';
import { done, refused, type Refusal, type Result } from '#contract';
import {
  disk,
  hasHash,
  readRegularFile,
  refuseFor,
  sha256,
  syncFolder,
  writeFileAtomically,
  type FileLayer,
} from '#main/services/files';
import { projectLimits, readProjectInParts, type ProjectIdentity } from '#main/services/project';
import { asideName, fileName, idsIn, isAside, recordName, timeOfId } from './names.ts';
import { snapshotShape, statedShape, type Snapshot } from './shapes.ts';
import { Tally } from './tally.ts';

const LARGEST_RECORD = 4_096;

/** A folder of snapshots. */
export interface SnapshotList {
  /** The newest first. */
  readonly snapshots: readonly Snapshot[];
  /** Ids of those of which nothing is known: they have to be read. */
  readonly unknown: readonly string[];
  /** Names of damaged ones that were put aside. */
  readonly damaged: readonly string[];
}

async function readRecord(folder: string, id: string, files: FileLayer): Promise<Snapshot | null> {
  const bytes = await readRegularFile(join(folder, recordName(id)), LARGEST_RECORD, files);
  if (!bytes.ok) return null;
  try {
    const decoded = snapshotShape.safeParse(JSON.parse(Buffer.from(bytes.value).toString('utf8')));
    return decoded.success && decoded.data.id === id ? decoded.data : null;
  } catch {
    return null;
  }
}

export const recordBytes = (snapshot: Snapshot): Uint8Array =>
  Buffer.from(`${JSON.stringify(snapshot)}\n`, 'utf8');

/** What there is, by the records beside the files; a folder that is not there holds none. */
export async function listSnapshots(
  folder: string,
  files: FileLayer = disk,
): Promise<Result<SnapshotList>> {
  try {
    const names = await files.readdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    const ids = idsIn(names);
    const records = await Promise.all(ids.map((id) => readRecord(folder, id, files)));
    return done({
      snapshots: records.filter((record) => record !== null),
      unknown: ids.filter((_, at) => records[at] === null),
      damaged: names.filter(isAside).sort(),
    });
  } catch (error) {
    return refuseFor(error, 'read', folder);
  }
}

/** Whether a file is, byte for byte, what is known of it. */
export const isAsKnown = (
  folder: string,
  { id, sha256: known }: Snapshot,
  files: FileLayer = disk,
): Promise<boolean> => hasHash(join(folder, fileName(id)), known, files);

/** Reasons that lie with the disk or the account, and say nothing of what the file holds. */
const PASSING = new Set<Refusal['code']>(['not-found', 'unreadable', 'unwritable']);

async function putAside(folder: string, id: string, now: Date, files: FileLayer): Promise<void> {
  for (const name of [fileName(id), recordName(id)])
    await files
      .rename(join(folder, name), join(folder, asideName(name, now)))
      .catch(() => undefined);
  await syncFolder(folder, files);
}

/** What a snapshot's file says of itself; null where it is another file. */
function describe(
  id: string,
  project: ProjectIdentity,
  bytes: Uint8Array,
  tally: Tally,
): Snapshot | null {
  const stated = statedShape.safeParse(project.more?.['snapshot']);
  if (!stated.success || stated.data.at !== timeOfId(id)) return null;
  const { changes, documents, annotations } = tally.told();
  const { data } = stated;
  if (data.changes !== changes) return null;
  if (data.documents !== documents || data.annotations !== annotations) return null;
  return { ...data, id, bytes: bytes.length, sha256: sha256(bytes) };
}

const same = (a: Snapshot, b: Snapshot): boolean =>
  (Object.keys(a) as (keyof Snapshot)[]).every((key) => String(a[key]) === String(b[key]));

/** @returns null where it is not what it says it is */
async function readWhole(
  folder: string,
  id: string,
  files: FileLayer,
): Promise<Result<Snapshot | null>> {
  const name = fileName(id);
  const bytes = await readRegularFile(join(folder, name), projectLimits.maxFile, files);
  if (!bytes.ok) return bytes;
  const tally = new Tally();
  const named = { name, bytes: bytes.value };
  const read = await readProjectInParts(named, null, ({ changes }) => tally.take(changes));
  return read.ok ? done(describe(id, read.value.project, bytes.value, tally)) : read;
}

/**
 * Reads a snapshot whole, and compares it with what is known of it. One that is damaged is kept aside
 * and refused as 'damaged'; where only what is known of it was lost, that is written again.
 */
export async function checkSnapshot(
  folder: string,
  id: string,
  now: Date,
  files: FileLayer = disk,
): Promise<Result<Snapshot>> {
  try {
    const known = await readRecord(folder, id, files);
    const read = await readWhole(folder, id, files);
    if (!read.ok && PASSING.has(read.code)) return read;
    const found = read.ok ? read.value : null;
    if (found === null || (known !== null && !same(known, found))) {
      await putAside(folder, id, now, files);
      const why = read.ok
        ? `“${fileName(id)}” does not hold what it held when it was written.`
        : read.message;
      return refused('damaged', `A snapshot is damaged and was kept aside: ${why}`);
    }
    if (known === null) {
      const written = await writeFileAtomically(
        join(folder, recordName(id)),
        recordBytes(found),
        files,
      );
      if (!written.ok) return written;
    }
    return done(found);
  } catch (error) {
    return refuseFor(error, 'read', folder);
  }
}
