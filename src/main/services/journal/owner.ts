import { join } from 'node:path';
import { isUuid } from '#core/model';
import { done, type Result } from '#contract';
import { disk, readRegularFile, writeFileAtomically, type FileLayer } from '#main/services/files';

/** Whose work a journal holds: `owner.json` beside its segments. */
export interface JournalOwner {
  /** UUIDs. */
  readonly project: string;
  readonly replica: string;
  readonly analyst: string;
}

const NAME = 'owner.json';
const LARGEST = 4_096;

const isOwner = (value: unknown): value is JournalOwner => {
  if (typeof value !== 'object' || value === null) return false;
  const { project, replica, analyst } = value as Partial<Record<keyof JournalOwner, unknown>>;
  return isUuid(project) && isUuid(replica) && isUuid(analyst);
};

/** Null where nobody said so yet, or where what is there cannot be read: it is said again. */
export async function readOwner(
  folder: string,
  files: Pick<FileLayer, 'lstat' | 'open'> = disk,
): Promise<JournalOwner | null> {
  const bytes = await readRegularFile(join(folder, NAME), LARGEST, files);
  if (!bytes.ok) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes.value).toString('utf8'));
    if (!isOwner(value)) return null;
    const { project, replica, analyst } = value;
    return { project, replica, analyst };
  } catch {
    return null;
  }
}

const same = (a: JournalOwner | null, b: JournalOwner): boolean =>
  a?.project === b.project && a.replica === b.replica && a.analyst === b.analyst;

/** Says whose it is, where it says otherwise. The folder has to be there. */
export async function keepOwner(
  folder: string,
  known: JournalOwner | null,
  owner: JournalOwner,
  files: FileLayer = disk,
): Promise<Result<JournalOwner>> {
  if (same(known, owner)) return done(owner);
  const { project, replica, analyst } = owner;
  const text = `${JSON.stringify({ formatVersion: 1, project, replica, analyst })}\n`;
  const written = await writeFileAtomically(join(folder, NAME), Buffer.from(text, 'utf8'), files);
  return written.ok ? done(owner) : written;
}
