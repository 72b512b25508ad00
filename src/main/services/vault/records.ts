import { join } from 'node:path';
import { sha256, syncFolder, timeInName, type FileLayer } from '#main/services/files';
import { decodeRecord, type SealedRecord } from './operations.ts';
import type { Sealer } from './sealing.ts';

/** The folder on the disk that sealed records lie in, `<number>.age` each. */
export interface SealedFolder {
  readonly folder: string;
  readonly disk: FileLayer;
  readonly now: () => Date;
}

const NAME = /^(\d{8,12})\.age$/;

export const recordName = (n: number): string => `${String(n).padStart(8, '0')}.age`;

/** The number in a name; null where it is no record's. */
function numberIn(name: string): number | null {
  const n = Number(NAME.exec(name)?.[1] ?? NaN);
  return n > 0 && recordName(n) === name ? n : null;
}

export interface NamedRecord {
  readonly name: string;
  /** The number in its name. */
  readonly n: number;
}

/** The records that a folder holds, by their names, in order; a folder that is not there holds none. */
export async function recordsIn({ folder, disk }: SealedFolder): Promise<readonly NamedRecord[]> {
  const names = await disk.readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names
    .flatMap((name) => {
      const n = numberIn(name);
      return n === null ? [] : [{ name, n }];
    })
    .sort((a, b) => a.n - b.n);
}

export interface OpenedRecord {
  readonly name: string;
  /** SHA-256 of what is sealed. */
  readonly hash: string;
  /** Of what is sealed, in bytes. */
  readonly size: number;
  /** Null where it cannot be opened. */
  readonly record: SealedRecord | null;
}

/** @throws errors of the file system, which say nothing of what the record is */
export async function openRecord(
  { folder, disk }: SealedFolder,
  sealer: Sealer,
  name: string,
): Promise<OpenedRecord> {
  const sealed = await disk.readFile(join(folder, name));
  const bytes = await sealer.open(sealed);
  const record = bytes === null ? null : decodeRecord(bytes);
  return { name, hash: sha256(sealed), size: sealed.length, record };
}

/** Keeps a file of the folder under a name that says that it is damaged. */
export async function putAside({ folder, disk, now }: SealedFolder, name: string): Promise<string> {
  const aside = `${name}.damaged-${timeInName(now())}`;
  await disk.rename(join(folder, name), join(folder, aside));
  return aside;
}

/** What cannot be removed is no harm: the next opening finds it is not needed, and tries again. */
export async function letGo(
  { folder, disk }: SealedFolder,
  names: readonly string[],
): Promise<void> {
  for (const name of names) await disk.unlink(join(folder, name)).catch(() => undefined);
  if (names.length > 0) await syncFolder(folder, disk).catch(() => undefined);
}
