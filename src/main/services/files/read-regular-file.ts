import { constants } from 'node:fs';
import { basename } from 'node:path';
import { done, refused, type Refusal, type Result } from '#contract';
import { refuseFor } from './failure-words.ts';
import { disk, type FileLayer, type FileStats, type OpenFile } from './layer.ts';

const CHUNK = 4 * 1024 * 1024;

/** Without O_NONBLOCK, opening a pipe that replaced the file meanwhile would wait for ever. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

function kindOf(stats: FileStats): string | null {
  if (stats.isFile()) return null;
  if (stats.isDirectory()) return 'it is a folder';
  if (stats.isSymbolicLink()) return 'it is a link, not a file';
  if (stats.isFIFO()) return 'it is a pipe, not a file';
  if (stats.isSocket()) return 'it is a socket, not a file';
  return 'it is a device, not a file';
}

/** A number of bytes as people write it: "64 MiB", "1.5 KiB". */
export function sizeInWords(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${Number(value.toFixed(1))} ${units[unit] as string}`;
}

export const tooLarge = (name: string, bytes: number, limit: number): Refusal =>
  refused(
    'too-large',
    `“${name}” is too large: ${sizeInWords(bytes)}, and the limit is ${sizeInWords(limit)}.`,
  );

async function readWithin(file: OpenFile, size: number, limit: number): Promise<Uint8Array | null> {
  let bytes = Buffer.allocUnsafe(Math.min(size, limit) + 1);
  let length = 0;
  for (;;) {
    const { bytesRead } = await file.read(bytes, length, Math.min(CHUNK, bytes.length - length));
    if (bytesRead === 0) return bytes.subarray(0, length);
    length += bytesRead;
    if (length > limit) return null;
    // Grew while it was read: keep one byte of room, so that the end is seen as the end.
    if (length === bytes.length)
      bytes = Buffer.concat([bytes, Buffer.allocUnsafe(Math.min(CHUNK, limit + 1 - length))]);
  }
}

/**
 * Reads a regular file of at most `limit` bytes. Links, folders, pipes, sockets and devices are
 * refused before they are opened, and the limit holds while reading too, should the file grow.
 *
 * @param files where the file lies; a foreign one on the disk
 */
export async function readRegularFile(
  path: string,
  limit: number,
  files: Pick<FileLayer, 'lstat' | 'open'> = disk,
): Promise<Result<Uint8Array>> {
  const name = basename(path);
  try {
    const before = kindOf(await files.lstat(path));
    if (before !== null) return refused('unreadable', `“${name}” could not be read: ${before}.`);
    const file = await files.open(path, FLAGS);
    try {
      const stats = await file.stat();
      const kind = kindOf(stats);
      if (kind !== null) return refused('unreadable', `“${name}” could not be read: ${kind}.`);
      if (stats.size > limit) return tooLarge(name, stats.size, limit);
      const bytes = await readWithin(file, stats.size, limit);
      return bytes === null ? tooLarge(name, limit + 1, limit) : done(bytes);
    } finally {
      await file.close();
    }
  } catch (error) {
    return refuseFor(error, 'read', path);
  }
}
