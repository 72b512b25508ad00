import { done, type Result } from '#contract';
import { refuseFile } from './rules.ts';

/** Where a container's list of entries is, as its last 22 bytes say (APPNOTE.TXT 4.3.16). */
export interface EndRecord {
  readonly entries: number;
  /** Offset of the list; it ends where the record begins. */
  readonly listStart: number;
  readonly listEnd: number;
}

const LENGTH = 22;
const SIGNATURE = Buffer.from([0x50, 0x4b, 5, 6]);
const MAX_COMMENT = 0xffff;

/** Why a file has no record at its very end. */
function withoutRecord(bytes: Buffer): string {
  const tail = bytes.subarray(Math.max(0, bytes.length - LENGTH - MAX_COMMENT));
  return tail.includes(SIGNATURE)
    ? 'it has a comment, or something else, after its end'
    : 'it is no ZIP file, or was cut off';
}

/**
 * Reads the record at the very end. A comment is refused, so that there is one place only where the
 * record can be, and every program that looks for it finds the same.
 */
export function readEndRecord(file: string, bytes: Buffer): Result<EndRecord> {
  if (bytes.length === 0) return refuseFile(file, 'it is empty', 'empty');
  const at = bytes.length - LENGTH;
  if (at < 0 || !bytes.subarray(at, at + 4).equals(SIGNATURE))
    return refuseFile(file, withoutRecord(bytes));
  const entries = bytes.readUInt16LE(at + 10);
  const size = bytes.readUInt32LE(at + 12);
  const listStart = bytes.readUInt32LE(at + 16);
  if (bytes.readUInt16LE(at + 20) !== 0) return refuseFile(file, 'it has a comment');
  if (entries === 0xffff || size === 0xffffffff || listStart === 0xffffffff)
    return refuseFile(file, 'it is a ZIP64 file, which no file within the limits needs to be');
  if (bytes.readUInt16LE(at + 4) !== 0 || bytes.readUInt16LE(at + 6) !== 0)
    return refuseFile(file, 'it is one part of several');
  if (bytes.readUInt16LE(at + 8) !== entries)
    return refuseFile(file, 'it states two numbers of entries');
  if (listStart + size !== at)
    return refuseFile(file, 'its list of entries is not where the file says');
  return done({ entries, listStart, listEnd: at });
}
