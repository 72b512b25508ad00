import { join } from 'node:path';
import { done, refused, type Result } from '#contract';
import { writeFileOrThrow } from '#main/services/files';
import { putAside, type SealedFolder } from './records.ts';
import { KEY_COPY, KEY_FILE, keyFrom, newKey, type Sealer } from './sealing.ts';

/** The file with the key, and the same file once more: without one of them nothing could be opened. */
export interface KeyFiles {
  /** Null where there is none. */
  readonly key: Uint8Array | null;
  readonly copy: Uint8Array | null;
}

const NAMES = { key: KEY_FILE, copy: KEY_COPY } as const;

export const noKey = refused(
  'damaged',
  `The key of the private workbench, “${KEY_FILE}”, is gone: without it nothing that was sealed can be opened. Put it back from a copy.`,
);

const takenFromCopy = `The key of the private workbench, “${KEY_FILE}”, was damaged or gone. It was put back from “${KEY_COPY}”; nothing is missing because of it.`;

/** As damaged as can be. */
const UNREADABLE = new Uint8Array();

/**
 * One that the disk does not give counts as damaged where the other one is there.
 *
 * @throws errors of the file system, but that a file is not there
 */
export async function readKeys({ folder, disk }: SealedFolder): Promise<KeyFiles> {
  const failures: unknown[] = [];
  const read = (name: string): Promise<Uint8Array | null> =>
    disk.readFile(join(folder, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      failures.push(error);
      return UNREADABLE;
    });
  const keys = { key: await read(KEY_FILE), copy: await read(KEY_COPY) };
  const isOtherThere = Object.values(keys).some((each) => each !== null && each !== UNREADABLE);
  if (failures.length > 0 && !isOtherThere) throw failures[0];
  return keys;
}

const write = ({ folder, disk }: SealedFolder, name: string, bytes: Uint8Array): Promise<void> =>
  writeFileOrThrow(join(folder, name), bytes, disk);

/** @throws what the disk says of the key; where only its copy cannot be written, the next opening does */
export async function beginKeys(
  place: SealedFolder,
  passphrase: string,
  workFactor?: number,
): Promise<Sealer> {
  const { file, sealer } = await newKey(passphrase, workFactor);
  await place.disk.mkdir(place.folder, { recursive: true, mode: 0o700 });
  await write(place, KEY_FILE, file);
  await write(place, KEY_COPY, file).catch(() => undefined);
  return sealer;
}

export interface Unlocked {
  readonly sealer: Sealer;
  readonly problems: readonly string[];
}

/**
 * Opens the one or the other, and has both be there afterwards. What opens is never written over; what
 * does not is kept aside. Refused as 'locked' where the passphrase is another one.
 */
export async function openKeys(
  place: SealedFolder,
  { key, copy }: KeyFiles,
  passphrase: string,
): Promise<Result<Unlocked>> {
  const isSame = key !== null && copy !== null && Buffer.compare(key, copy) === 0;
  const byKey = key === null ? noKey : await keyFrom(key, passphrase);
  const byCopy = isSame || copy === null ? null : await keyFrom(copy, passphrase);
  if (byKey.ok) {
    if (key !== null && !isSame && byCopy?.ok !== true)
      await putBack(place, 'copy', key, copy !== null);
    return done({ sealer: byKey.value, problems: [] });
  }
  if (byCopy?.ok === true && copy !== null) {
    await putBack(place, 'key', copy, key !== null);
    return done({ sealer: byCopy.value, problems: [takenFromCopy] });
  }
  return byCopy?.ok === false && byCopy.code === 'locked' ? byCopy : byKey;
}

/** Where there is no room for it, it is done at the next opening. */
async function putBack(
  place: SealedFolder,
  which: keyof KeyFiles,
  bytes: Uint8Array,
  isThere: boolean,
): Promise<void> {
  try {
    if (isThere) await putAside(place, NAMES[which]);
    await write(place, NAMES[which], bytes);
  } catch {
    // The other one opens, as it did now.
  }
}
