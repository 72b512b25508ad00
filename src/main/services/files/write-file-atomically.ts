import { createHash, randomBytes } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, dirname, basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { done, type Result } from '#contract';
import { ALTERED, refuseFor, systemCode } from './failure-words.ts';
import { disk, type FileLayer } from './layer.ts';

export interface NamedBytes {
  /** Name inside the folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const SHARING_ERRORS = new Set(['EPERM', 'EACCES', 'EBUSY']);
const RENAME_TRIES = 8;

/** Virus scanners and indexers hold new files open for a moment, on Windows only. */
async function renamePatiently(layer: FileLayer, from: string, to: string): Promise<void> {
  const tries = process.platform === 'win32' ? RENAME_TRIES : 1;
  for (let turn = 1; ; turn++) {
    try {
      return await layer.rename(from, to);
    } catch (error) {
      if (turn >= tries || !SHARING_ERRORS.has(systemCode(error) ?? '')) throw error;
      await wait(20 * 2 ** turn);
    }
  }
}

/** Whose a file is: its owner's alone; or of all whom the account and the folder let at it. */
type Audience = 'owner' | 'shared';

/** Permissions that a new file is made with, from which the account's umask takes away. */
const MODES: Readonly<Record<Audience, number>> = { owner: 0o600, shared: 0o666 };

/** The permissions of the file that a shared one takes the place of; null where there is none. */
async function modeToKeep(path: string, audience: Audience): Promise<number | null> {
  if (audience === 'owner') return null;
  const stats = await lstat(path).catch(() => null);
  return stats?.isFile() === true ? stats.mode & 0o777 : null;
}

interface Writing {
  readonly path: string;
  /** The file whose place it takes. */
  readonly target: string;
  readonly bytes: Uint8Array;
  readonly audience: Audience;
}

type Handle = Awaited<ReturnType<FileLayer['open']>>;

const PART = 1024 * 1024;

/** Whether a file reads back as what was written. A disk may take less, or something else, without a word. */
export async function readsBack(file: Handle, bytes: Uint8Array): Promise<boolean> {
  const part = Buffer.allocUnsafe(Math.min(PART, bytes.length + 1));
  for (let at = 0; ;) {
    const { bytesRead } = await file.read(part, 0, part.length, at);
    if (bytesRead === 0) return at === bytes.length;
    if (!part.subarray(0, bytesRead).equals(bytes.subarray(at, at + bytesRead))) return false;
    at += bytesRead;
  }
}

async function writeDurably(layer: FileLayer, writing: Writing): Promise<void> {
  const { path, target, bytes, audience } = writing;
  const kept = await modeToKeep(target, audience);
  const file = await layer.open(path, 'wx+', MODES[audience]);
  try {
    // Network drives may know no permissions; then the new file's own have to do.
    if (kept !== null) await file.chmod(kept).catch(() => undefined);
    await file.writeFile(bytes);
    await file.sync();
    if (!(await readsBack(file, bytes))) throw ALTERED;
  } finally {
    await file.close();
  }
}

/** Makes renames inside a folder survive a power cut. Windows has no such call on folders. */
export async function syncFolder(
  folder: string,
  layer: Pick<FileLayer, 'open'> = disk,
): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await layer.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** This machine, in the names of temporary files: whose process it was, nobody else can tell. */
const MACHINE = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const TEMPORARY = /^\.obelus-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{12}-\d{1,5}\.tmp$/;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/** Takes away what processes of this machine left that were ended while they wrote. */
async function removeAbandoned(folder: string, layer: FileLayer): Promise<void> {
  for (const name of await layer.readdir(folder)) {
    const [, machine, pid] = TEMPORARY.exec(name) ?? [];
    if (machine === MACHINE && !isRunning(Number(pid)))
      await layer.unlink(join(folder, name)).catch(() => undefined);
  }
}

/** Folders of our own that were looked through: nobody else leaves anything there while we run. */
const clearedUp = new Set<string>();

async function clearUp(folder: string, audience: Audience, layer: FileLayer): Promise<void> {
  if (audience === 'owner' && clearedUp.has(folder)) return;
  clearedUp.add(folder);
  await removeAbandoned(folder, layer).catch(() => undefined);
}

/** @throws what the disk says */
async function place(
  folder: string,
  files: readonly NamedBytes[],
  audience: Audience,
  layer: FileLayer,
  onBegun: (name: string) => void,
): Promise<void> {
  const random = randomBytes(6).toString('hex');
  const mark = `obelus-${MACHINE}-${String(process.pid)}-${random}`;
  const temporary = files.map((_, index) => join(folder, `.${mark}-${String(index)}.tmp`));
  await clearUp(folder, audience, layer);
  const leftOver = new Set<string>();
  try {
    for (const [index, { name, bytes }] of files.entries()) {
      onBegun(name);
      const path = temporary[index] as string;
      leftOver.add(path);
      await writeDurably(layer, { path, target: join(folder, name), bytes, audience });
    }
    for (const [index, { name }] of files.entries()) {
      onBegun(name);
      const path = temporary[index] as string;
      await renamePatiently(layer, path, join(folder, name));
      leftOver.delete(path);
    }
    await syncFolder(folder, layer);
  } catch (error) {
    for (const path of leftOver) await layer.unlink(path).catch(() => undefined);
    throw error;
  }
}

async function writeAll(
  folder: string,
  files: readonly NamedBytes[],
  audience: Audience,
  layer: FileLayer,
): Promise<Result<null>> {
  let current = folder;
  try {
    await place(folder, files, audience, layer, (name) => (current = name));
    return done(null);
  } catch (error) {
    return refuseFor(error, 'written', current);
  }
}

/**
 * Writes several files of one folder so that each is afterwards either whole or as it was before,
 * whatever fails or loses power in between: temporary files, fsync, read back, rename in the given
 * order, fsync of the folder. The last file may therefore vouch for those before it.
 * Leaves no temporary file behind on failure. The files are readable by their owner alone.
 */
export const writeFilesAtomically = (
  folder: string,
  files: readonly NamedBytes[],
  layer: FileLayer = disk,
): Promise<Result<null>> => writeAll(folder, files, 'owner', layer);

/**
 * The same for files that go where a person wants them, such as a folder that several share: with the
 * permissions of the file whose place they take, or those that the account gives to any new file.
 */
export const writeSharedFilesAtomically = (
  folder: string,
  files: readonly NamedBytes[],
  layer: FileLayer = disk,
): Promise<Result<null>> => writeAll(folder, files, 'shared', layer);

/** Writes one file in the manner of `writeFilesAtomically`. */
export const writeFileAtomically = (
  path: string,
  bytes: Uint8Array,
  layer: FileLayer = disk,
): Promise<Result<null>> =>
  writeAll(dirname(path), [{ name: basename(path), bytes }], 'owner', layer);

/**
 * The same for whoever is a file layer itself.
 *
 * @throws what the disk says
 */
export const writeFileOrThrow = (
  path: string,
  bytes: Uint8Array,
  layer: FileLayer,
): Promise<void> =>
  place(dirname(path), [{ name: basename(path), bytes }], 'owner', layer, () => undefined);

/** Writes one file in the manner of `writeSharedFilesAtomically`. */
export const writeSharedFileAtomically = (
  path: string,
  bytes: Uint8Array,
  layer: FileLayer = disk,
): Promise<Result<null>> =>
  writeAll(dirname(path), [{ name: basename(path), bytes }], 'shared', layer);
