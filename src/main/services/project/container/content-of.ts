import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { done, type Result } from '#contract';
import { DEFLATED, extraObjection, SIZES_FOLLOW, STORED, type ListedEntry } from './check-entry.ts';
import { refuseEntry } from './rules.ts';

/** An entry's packed bytes, and where whatever comes next begins. */
export interface PackedEntry {
  readonly packed: Buffer;
  readonly end: number;
}

const HEADER = 30;
const SIGNATURE = 0x04034b50;
const DESCRIPTOR_SIGNATURE = 0x08074b50;

/** The length of what states the sizes behind the data; null where it states others. */
function descriptorLength(bytes: Buffer, at: number, { entry }: ListedEntry): number | null {
  const says = (from: number): boolean =>
    from + 12 <= bytes.length &&
    bytes.readUInt32LE(from) === entry.crc32 &&
    bytes.readUInt32LE(from + 4) === entry.compressedSize &&
    bytes.readUInt32LE(from + 8) === entry.uncompressedSize;
  if (at + 16 <= bytes.length && bytes.readUInt32LE(at) === DESCRIPTOR_SIGNATURE && says(at + 4))
    return 16;
  return says(at) ? 12 : null;
}

/** Whether the header before the data says the same as the list. The date is nobody's business. */
function agrees(bytes: Buffer, at: number, { entry }: ListedEntry): boolean {
  const flags = bytes.readUInt16LE(at + 6);
  const sizes = [14, 18, 22].map((offset) => bytes.readUInt32LE(at + offset));
  const stated = [entry.crc32, entry.compressedSize, entry.uncompressedSize];
  const isLater = (flags & SIZES_FOLLOW) !== 0 && sizes.every((size) => size === 0);
  const nameLength = bytes.readUInt16LE(at + 26);
  return (
    bytes.readUInt32LE(at) === SIGNATURE &&
    flags === entry.generalPurposeBitFlag &&
    bytes.readUInt16LE(at + 8) === entry.compressionMethod &&
    (isLater || sizes.every((size, index) => size === stated[index])) &&
    bytes.subarray(at + HEADER, at + HEADER + nameLength).equals(entry.fileNameRaw)
  );
}

/**
 * Finds an entry's packed bytes. Its header has to stand at `expected`, right behind what was before,
 * so that no two entries share bytes and nothing lies between them.
 */
export function packedEntry(
  file: string,
  bytes: Buffer,
  listed: ListedEntry,
  expected: number,
): Result<PackedEntry> {
  const { name, entry } = listed;
  const at = entry.relativeOffsetOfLocalHeader;
  if (at < expected) return refuseEntry(file, name, 'overlaps another');
  if (at > expected) return refuseEntry(file, name, 'has something before it that is no entry');
  if (at + HEADER > bytes.length || !agrees(bytes, at, listed))
    return refuseEntry(file, name, 'is said to be one thing in the list and another in its place');
  const extraStart = at + HEADER + entry.fileNameLength;
  const start = extraStart + bytes.readUInt16LE(at + 28);
  const dataEnd = start + entry.compressedSize;
  if (dataEnd > bytes.length) return refuseEntry(file, name, 'reaches beyond the end of the file');
  const extra = extraObjection(bytes.subarray(extraStart, start));
  if (extra !== null) return refuseEntry(file, name, extra);
  const isDescribed = (entry.generalPurposeBitFlag & SIZES_FOLLOW) !== 0;
  const trailer = isDescribed ? descriptorLength(bytes, dataEnd, listed) : 0;
  if (trailer === null) return refuseEntry(file, name, 'states two sizes');
  return done({ packed: bytes.subarray(start, dataEnd), end: dataEnd + trailer });
}

/** Bytes inflated in one go: beyond, room is made as it is needed, not as it is stated. */
export const MOST_AT_ONCE = 8 * 1024 * 1024;
/** The least that zlib takes. */
const LEAST_AT_ONCE = 64;

/** Null where the bytes are no deflate stream, inflate to more than stated, or go on after it. */
function inflate(packed: Buffer, size: number): Uint8Array | null {
  try {
    // With `info` the answer holds the engine too, which the type of this call does not say.
    const { buffer, engine } = inflateRawSync(packed, {
      maxOutputLength: Math.max(size, 1),
      // One byte more than there is: so the end is seen without asking for more.
      chunkSize: Math.max(Math.min(size + 1, MOST_AT_ONCE), LEAST_AT_ONCE),
      info: true,
    }) as unknown as {
      readonly buffer: Buffer;
      readonly engine: { readonly bytesWritten: number };
    };
    return engine.bytesWritten === packed.length ? buffer : null;
  } catch {
    return null;
  }
}

const wrongSize = (file: string, { name }: ListedEntry): Result<never> =>
  refuseEntry(file, name, 'does not unpack to the size that is stated');

const checkedSum = (file: string, { name, entry }: ListedEntry, crc: number): Result<null> =>
  crc === entry.crc32 ? done(null) : refuseEntry(file, name, 'is damaged');

/** An entry's content; inflating stops as soon as it is more than was stated. */
export function contentOf(file: string, listed: ListedEntry, packed: Buffer): Result<Uint8Array> {
  const { compressionMethod, uncompressedSize } = listed.entry;
  const content =
    compressionMethod === DEFLATED
      ? inflate(packed, uncompressedSize)
      : compressionMethod === STORED
        ? Buffer.from(packed)
        : null;
  if (content?.length !== uncompressedSize) return wrongSize(file, listed);
  const checked = checkedSum(file, listed, crc32(content));
  return checked.ok ? done(content) : checked;
}

/** Bytes inflated at a time. */
const PART = 1024 * 1024;

/**
 * The same part by part. What is given out before the end is not verified yet.
 *
 * @param take is given the content
 */
export async function contentInParts(
  file: string,
  listed: ListedEntry,
  packed: Buffer,
  take: (part: Uint8Array) => void,
): Promise<Result<null>> {
  const { compressionMethod, uncompressedSize } = listed.entry;
  let length = 0;
  let crc = 0;
  const isFitting = (part: Uint8Array): boolean => {
    length += part.length;
    if (length > uncompressedSize) return false;
    crc = crc32(part, crc);
    take(part);
    return true;
  };
  if (compressionMethod === STORED) {
    for (let at = 0; at < packed.length; at += PART)
      if (!isFitting(packed.subarray(at, at + PART))) return wrongSize(file, listed);
  } else {
    const engine = createInflateRaw({ chunkSize: PART });
    engine.end(packed);
    try {
      for await (const part of engine)
        if (!isFitting(part as Buffer)) return wrongSize(file, listed);
    } catch (error) {
      if (engine.errored === null) throw error;
      return wrongSize(file, listed);
    }
    if (engine.bytesWritten !== packed.length) return wrongSize(file, listed);
  }
  return length === uncompressedSize ? checkedSum(file, listed, crc) : wrongSize(file, listed);
}
