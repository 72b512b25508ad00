import { join } from 'node:path';
import { done, refused, type Result } from '#contract';
import { writeFileOrThrow, writeFilesAtomically } from '#main/services/files';
import { readReached, writeReached } from './reached.ts';
import { letGo, putAside, type SealedFolder } from './records.ts';
import { KEY_COPY, KEY_FILE, keyFrom, newKey, relocked, type Sealer } from './sealing.ts';

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

const takenFromCopy = `The key of the private workbench, “${KEY_FILE}”, did not open or was gone. It was put back from “${KEY_COPY}”; nothing is missing because of it.`;

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

/** The key comes last: without it nothing was begun. @throws what the disk says of it; where only its copy cannot be written, the next opening does */
export async function beginKeys(
  place: SealedFolder,
  passphrase: string,
  workFactor?: number,
): Promise<Sealer> {
  const { file, sealer } = await newKey(passphrase, workFactor);
  await place.disk.mkdir(place.folder, { recursive: true, mode: 0o700 });
  await writeReached(place, sealer, 1);
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
 * does not is kept aside, unless the key that opened is known to be the right one. Refused as 'locked' where the passphrase is another one.
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
      await putBack(place, 'copy', key, byKey.value, copy !== null);
    return done({ sealer: byKey.value, problems: [] });
  }
  if (byCopy?.ok === true && copy !== null) {
    await putBack(place, 'key', copy, byCopy.value, key !== null);
    return done({ sealer: byCopy.value, problems: [takenFromCopy] });
  }
  return byCopy?.ok === false && byCopy.code === 'locked' ? byCopy : byKey;
}

/** Where there is no room for it, it is done at the next opening. */
async function putBack(
  place: SealedFolder,
  which: keyof KeyFiles,
  bytes: Uint8Array,
  sealer: Sealer,
  isThere: boolean,
): Promise<void> {
  try {
    // Of the right key nothing stays that a former passphrase opens.
    const isRight = (await readReached(place, sealer)).kind === 'there';
    if (isThere && !isRight) await putAside(place, NAMES[which]);
    await write(place, NAMES[which], bytes);
  } catch {
    // The other one opens, as it did now.
  }
}

const ASIDE = new RegExp(`^(?:${KEY_FILE}|${KEY_COPY})\\.damaged-`);

const notItsKey = refused(
  'damaged',
  `The key of the private workbench, “${KEY_FILE}”, is not the one that is in use. Nothing was changed.`,
);

/** The new files, read back; that they open is tried before anything is written. */
async function prepared(
  keys: KeyFiles,
  sealer: Sealer,
  passphrase: string,
  next: string,
  workFactor?: number,
): Promise<Result<Uint8Array>> {
  let file: Result<Uint8Array> = noKey;
  for (const each of [keys.key, keys.copy])
    if (each !== null && !file.ok) file = await relocked(each, passphrase, next, workFactor);
  if (!file.ok) return file;
  const opened = await keyFrom(file.value, next);
  const words = Buffer.from('own', 'latin1');
  const own = opened.ok ? await opened.value.open(await sealer.seal(words)) : null;
  return own !== null && words.equals(own) ? file : notItsKey;
}

/**
 * Has another passphrase open the key. Refused as 'locked' where the one given is not its own. Both files
 * are whole on the disk before either takes its place: whatever fails or breaks off, the one passphrase
 * opens it or the other, and where it is refused, the one that did.
 *
 * @param sealer for the key that is in use
 */
export async function changeKeys(
  place: SealedFolder,
  sealer: Sealer,
  passphrase: string,
  next: string,
  workFactor?: number,
): Promise<Result<null>> {
  const { folder, disk } = place;
  const file = await prepared(await readKeys(place), sealer, passphrase, next, workFactor);
  if (!file.ok) return file;
  const bytes = file.value;
  const files = Object.values(NAMES).map((name) => ({ name, bytes }));
  const written = await writeFilesAtomically(folder, files, disk);
  if (!written.ok) {
    const { key, copy } = await readKeys(place).catch(() => ({ key: null, copy: null }));
    const isNew = [key, copy].every((each) => each !== null && Buffer.compare(each, bytes) === 0);
    if (!isNew) return refused(written.code, `${written.message} The passphrase is as it was.`);
  }
  const names = await disk.readdir(folder).catch(() => []);
  await letGo(
    place,
    names.filter((name) => ASIDE.test(name)),
  );
  return done(null);
}
