import { join } from 'node:path';
import { uniteChanges } from '#core/merge';
import type { Change } from '#core/model';
import { done, refused, type Result, type SnapshotReason } from '#contract';
import {
  disk,
  readRegularFile,
  refuseFor,
  sha256,
  syncFolder,
  writeFilesAtomically,
  type FileLayer,
} from '#main/services/files';
import { readApart, type JournalMark } from '#main/services/journal';
import {
  decodeChanges,
  projectBytes,
  projectLimits,
  readProject,
  type ProjectIdentity,
} from '#main/services/project';
import { fileName, idOfTime, idsIn, recordName } from './names.ts';
import { describe, listSnapshots, recordBytes } from './reading.ts';
import { fullest, toLetGo } from './rotation.ts';
import type { Snapshot } from './shapes.ts';
import { tellOf } from './told.ts';

/** What a snapshot is to hold. Plain values: they pass between threads. */
export interface SnapshotWish {
  /** Where snapshots are. */
  readonly folder: string;
  readonly journalFolder: string;
  /** Up to which record of which journal. */
  readonly mark: JournalMark & { readonly journal: string };
  /** ISO 8601, UTC, with milliseconds. */
  readonly at: string;
  readonly why: SnapshotReason;
  /** UUID of the project. */
  readonly project: string;
}

const notTaken = (why: string): Result<never> => refused('damaged', why);

async function changesUpTo(
  { journalFolder, mark }: SnapshotWish,
  layer: FileLayer,
): Promise<Result<readonly Change[]>> {
  const sets: (readonly Change[])[] = [];
  const parts = readApart(journalFolder, mark, layer);
  for (;;) {
    const part = await parts.next();
    if (part.done === true)
      return part.value
        ? done(uniteChanges(sets))
        : notTaken('The journal cannot be read to its end.');
    const decoded = decodeChanges(Buffer.from(part.value, 'utf8'), null);
    if (!decoded.ok) return notTaken(`The journal ${decoded.reason}.`);
    sets.push(decoded.value);
  }
}

/** Whether a snapshot's changes are all among others. */
async function isHeld(
  folder: string,
  { id }: Snapshot,
  by: ReadonlySet<string>,
  layer: FileLayer,
): Promise<boolean> {
  const name = fileName(id);
  const bytes = await readRegularFile(join(folder, name), projectLimits.maxFile, layer);
  if (!bytes.ok) return false;
  const read = await readProject({ name, bytes: bytes.value });
  return read.ok && read.value.changes.every((change) => by.has(change.id));
}

/** Journals that are held by these changes, so that no snapshot of theirs is missed. */
async function heldJournals(
  { folder, mark: { journal } }: SnapshotWish,
  changes: readonly Change[],
  snapshots: readonly Snapshot[],
  layer: FileLayer,
): Promise<readonly string[]> {
  const held = new Set<string>();
  // What is in a journal stays in it.
  for (const each of snapshots)
    if (each.journal === journal) for (const other of each.holds ?? []) held.add(other);
  const ids = new Set<string>(changes.map(({ id }) => id));
  for (const each of fullest(snapshots)) {
    if (each.journal === journal || held.has(each.journal) || each.changes > ids.size) continue;
    if (!(await isHeld(folder, each, ids, layer))) continue;
    for (const other of [each.journal, ...(each.holds ?? [])]) held.add(other);
  }
  held.delete(journal);
  return [...held].sort();
}

const holdsWork = ({ documents, annotations }: Snapshot): boolean => documents + annotations > 0;

interface Written {
  readonly snapshot: Snapshot;
  readonly changes: readonly string[];
}

/** @returns null where it would hold nothing, and others hold something */
async function write(wish: SnapshotWish, layer: FileLayer): Promise<Result<Written | null>> {
  const { folder, mark, at, why, project } = wish;
  const read = await changesUpTo(wish, layer);
  if (!read.ok) return read;
  const listed = await listSnapshots(folder, layer);
  if (!listed.ok) return listed;
  const { snapshots } = listed.value;
  const { name, documents, annotations, isNothing } = tellOf(read.value, project);
  if (isNothing && snapshots.some(holdsWork)) return done(null);
  const { journal, last } = mark;
  const holds = [...(await heldJournals(wish, read.value, snapshots, layer))];
  const stated = {
    ...{ at, why, changes: read.value.length, documents, annotations, journal, last },
    ...(holds.length > 0 && { holds }),
  };
  const identity: ProjectIdentity = { id: project, name, more: { snapshot: stated } };
  const id = idOfTime(at);
  const packed = await projectBytes(fileName(id), {
    project: identity,
    documents: [],
    changes: read.value,
  });
  if (!packed.ok) return packed;
  const bytes = packed.value;
  const snapshot: Snapshot = { id, ...stated, bytes: bytes.length, sha256: sha256(bytes) };
  const files = [
    { name: fileName(id), bytes },
    // The record comes last: a snapshot is known when that is there.
    { name: recordName(id), bytes: recordBytes(snapshot) },
  ];
  const written = await writeFilesAtomically(folder, files, layer);
  return written.ok ? done({ snapshot, changes: read.value.map((change) => change.id) }) : written;
}

/** Whether what lies on the disk is what was to be written. */
async function isThere(
  folder: string,
  { snapshot, changes }: Written,
  layer: FileLayer,
): Promise<boolean> {
  const name = fileName(snapshot.id);
  const bytes = await readRegularFile(join(folder, name), projectLimits.maxFile, layer);
  if (!bytes.ok || sha256(bytes.value) !== snapshot.sha256) return false;
  const read = await readProject({ name, bytes: bytes.value });
  if (!read.ok || describe(snapshot.id, read.value, bytes.value) === null) return false;
  return (
    read.value.changes.length === changes.length &&
    read.value.changes.every(({ id }, at) => id === changes[at])
  );
}

/** The time, or the next at which none was taken. */
function freeTime(at: string, ids: ReadonlySet<string>): string {
  let time = at;
  while (ids.has(idOfTime(time))) time = new Date(Date.parse(time) + 1).toISOString();
  return time;
}

async function removeAll(
  folder: string,
  names: readonly string[],
  layer: FileLayer,
): Promise<void> {
  for (const name of names) await layer.unlink(join(folder, name)).catch(() => undefined);
  if (names.length > 0) await syncFolder(folder, layer);
}

/** Of what is not known yet nothing is let go of. */
async function letGoOfOld(folder: string, layer: FileLayer): Promise<void> {
  const listed = await listSnapshots(folder, layer);
  if (!listed.ok) return;
  const names = toLetGo(listed.value.snapshots).flatMap((id) => [recordName(id), fileName(id)]);
  await removeAll(folder, names, layer);
}

/**
 * Takes a snapshot of what the journal holds: written, read back and verified; only then older ones are
 * let go of. Where anything fails, nothing is left of it, and every older one stays.
 *
 * @param layer where both folders lie
 * @returns null where there is nothing to hold yet, and older ones hold something
 */
export async function takeSnapshot(
  wish: SnapshotWish,
  layer: FileLayer = disk,
): Promise<Result<Snapshot | null>> {
  const { folder } = wish;
  try {
    await layer.mkdir(folder, { recursive: true, mode: 0o700 });
    const at = freeTime(wish.at, new Set(idsIn(await layer.readdir(folder))));
    const id = idOfTime(at);
    const written = await write({ ...wish, at }, layer);
    if (written.ok && written.value === null) return done(null);
    if (!written.ok || written.value === null || !(await isThere(folder, written.value, layer))) {
      await removeAll(folder, [recordName(id), fileName(id)], layer);
      return written.ok ? notTaken('What was written could not be read back.') : written;
    }
    await letGoOfOld(folder, layer);
    return done(written.value.snapshot);
  } catch (error) {
    return refuseFor(error, 'written', folder);
  }
}
