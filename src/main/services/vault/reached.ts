import { join } from 'node:path';
import { writeFileOrThrow } from '#main/services/files';
import type { SealedFolder } from './records.ts';
import { REACHED_FILE, type Sealer } from './sealing.ts';

/**
 * How far the records had come: what is gone of the last of them, or all of them, is told of by the number
 * that was to come next. It is written beside them now and then, and counts from then on.
 */
export type Reached =
  | { readonly kind: 'none' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'there'; readonly next: number };

const WORDS = /^obelus-sealed reached (\d{1,12})\n$/;

/** @throws errors of the file system, but that the file is not there */
export async function readReached(
  { folder, disk }: SealedFolder,
  sealer: Sealer,
): Promise<Reached> {
  const sealed = await disk
    .readFile(join(folder, REACHED_FILE))
    .catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
  if (sealed === null) return { kind: 'none' };
  const bytes = await sealer.open(sealed);
  const next = bytes === null ? null : WORDS.exec(Buffer.from(bytes).toString('latin1'))?.[1];
  return next == null ? { kind: 'damaged' } : { kind: 'there', next: Number(next) };
}

/** @throws what the disk says */
export async function writeReached(
  { folder, disk }: SealedFolder,
  sealer: Sealer,
  next: number,
): Promise<void> {
  const sealed = await sealer.seal(
    Buffer.from(`obelus-sealed reached ${String(next)}\n`, 'latin1'),
  );
  await writeFileOrThrow(join(folder, REACHED_FILE), sealed, disk);
}
