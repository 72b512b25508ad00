import { join } from 'node:path';
import { done, refused, type Result, type SnapshotReason } from '#contract';
import {
  disk,
  refuseFor,
  sha256,
  syncFolder,
  writeFilesAtomically,
  type FileLayer,
} from '#main/services/files';
import { readApart, type JournalMark } from '#main/services/journal';
import { ProjectPacking, readProjectInParts, type ProjectIdentity } from '#main/services/project';
import { fileName, idOfTime, idsIn, recordName } from './names.ts';
import { isAsKnown, listSnapshots, recordBytes } from './reading.ts';
import { fullest, toLetGo } from './rotation.ts';
import type { Snapshot } from './shapes.ts';
import { Tally } from './tally.ts';

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

/**
 * Gives all changes that are to be held to whoever packs them. What an earlier snapshot of this journal
 * holds was looked at then, and by the chain it is that: the rest is looked at.
 */
async function packUpTo(
  { journalFolder, mark }: SnapshotWish,
  snapshots: readonly Snapshot[],
  packing: ProjectPacking,
  layer: FileLayer,
): Promise<Result<null>> {
  const ofThis = snapshots.filter(({ journal }) => journal === mark.journal);
  const known = Math.max(0, ...ofThis.map(({ last }) => last));
  const parts = readApart(journalFolder, mark, layer);
  for (;;) {
    const part = await parts.next();
    if (part.done === true)
      return part.value ? done(null) : notTaken('The journal cannot be read to its end.');
    const { lines, last } = part.value;
    packing.addLines(Buffer.from(lines, 'utf8'), last <= known);
  }
}

/** Whether a snapshot's changes are all among others. */
async function isHeld(
  folder: string,
  { id }: Snapshot,
  by: Tally,
  layer: FileLayer,
): Promise<boolean> {
  let areThere = true;
  const read = await readProjectInParts(
    join(folder, fileName(id)),
    null,
    ({ changes }) => {
      areThere &&= changes.every((change) => by.has(change.id));
    },
    layer,
  );
  return read.ok && areThere;
}

/** Journals that are held by these changes, so that no snapshot of theirs is missed. */
async function heldJournals(
  { folder, mark: { journal } }: SnapshotWish,
  tally: Tally,
  changes: number,
  snapshots: readonly Snapshot[],
  layer: FileLayer,
): Promise<readonly string[]> {
  const held = new Set<string>();
  // What is in a journal stays in it.
  for (const each of snapshots)
    if (each.journal === journal) for (const other of each.holds ?? []) held.add(other);
  for (const each of fullest(snapshots)) {
    if (each.journal === journal || held.has(each.journal) || each.changes > changes) continue;
    if (!(await isHeld(folder, each, tally, layer))) continue;
    for (const other of [each.journal, ...(each.holds ?? [])]) held.add(other);
  }
  held.delete(journal);
  return [...held].sort();
}

const holdsWork = ({ documents, annotations }: Snapshot): boolean => documents + annotations > 0;

/** @returns null where it would hold nothing, and others hold something */
async function write(wish: SnapshotWish, layer: FileLayer): Promise<Result<Snapshot | null>> {
  const { folder, mark, at, why, project } = wish;
  const tally = new Tally(project);
  const packing = new ProjectPacking({ isQuick: true, hear: (changes) => tally.take(changes) });
  const listed = await listSnapshots(folder, layer);
  if (!listed.ok) return listed;
  const { snapshots } = listed.value;
  const given = await packUpTo(wish, snapshots, packing, layer);
  if (!given.ok) return given;
  const { name, isNothing, changes, documents, annotations } = tally.told();
  if (isNothing && snapshots.some(holdsWork)) return done(null);
  const { journal, last } = mark;
  const holds = [...(await heldJournals(wish, tally, changes, snapshots, layer))];
  const stated = {
    ...{ at, why, changes, documents, annotations, journal, last },
    ...(holds.length > 0 && { holds }),
  };
  const identity: ProjectIdentity = { id: project, name, more: { snapshot: stated } };
  const id = idOfTime(at);
  const packed = await packing.end(identity, fileName(id), null);
  if (!packed.ok) return packed;
  const bytes = packed.value;
  const snapshot: Snapshot = { id, ...stated, bytes: bytes.length, sha256: sha256(bytes) };
  const files = [
    { name: fileName(id), bytes },
    // The record comes last: a snapshot is known when that is there.
    { name: recordName(id), bytes: recordBytes(snapshot) },
  ];
  const written = await writeFilesAtomically(folder, files, layer);
  return written.ok ? done(snapshot) : written;
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
    // What it holds was unpacked and compared before: what lies on the disk has to be that.
    if (!written.ok || written.value === null || !(await isAsKnown(folder, written.value, layer))) {
      await removeAll(folder, [recordName(id), fileName(id)], layer);
      return written.ok ? notTaken('What was written could not be read back.') : written;
    }
    await letGoOfOld(folder, layer);
    return done(written.value);
  } catch (error) {
    return refuseFor(error, 'written', folder);
  }
}
