import { join } from 'node:path';
import { sha256 } from '#main/services/files';
import { readHeader, readRecord, type Header } from './lines.ts';
import type { JournalFiles } from './shapes.ts';

/** A segment as its ends tell it, without reading what is between. */
export interface Segment {
  readonly number: number;
  readonly name: string;
  readonly header: Header | null;
  /** Number of its last record, or one less than its first where it has none; null if unreadable. */
  readonly last: number | null;
  /** Hash of its last line. */
  readonly hash: string;
}

const NAME = /^journal-(\d{4,9})\.jsonl$/;
const FIRST_LINE = 1_024;
const TAIL = 64 * 1024;

export const segmentName = (number: number): string =>
  `journal-${String(number).padStart(4, '0')}.jsonl`;

/** Numbers of the segments that a folder holds, ascending. */
export const segmentNumbers = (names: readonly string[]): readonly number[] =>
  names
    .flatMap((name) => {
      const number = Number(NAME.exec(name)?.[1] ?? NaN);
      return Number.isNaN(number) || segmentName(number) !== name ? [] : [number];
    })
    .sort((a, b) => a - b);

type Handle = Awaited<ReturnType<JournalFiles['open']>>;

async function readAt(handle: Handle, from: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const { bytesRead } = await handle.read(bytes, read, length - read, from + read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return bytes.subarray(0, read);
}

/** The last line, without its end; null where the file does not end with one. */
async function lastLine(handle: Handle, size: number): Promise<Buffer | null> {
  for (let length = Math.min(TAIL, size); ; length = Math.min(length * 8, size)) {
    const tail = await readAt(handle, size - length, length);
    if (tail.at(-1) !== 0x0a) return null;
    const before = tail.lastIndexOf(0x0a, tail.length - 2);
    if (before >= 0) return tail.subarray(before + 1, -1);
    if (length === size) return tail.subarray(0, -1);
  }
}

/** Reads the two ends of a segment. */
export async function readEnds(
  files: JournalFiles,
  folder: string,
  number: number,
): Promise<Segment> {
  const name = segmentName(number);
  const handle = await files.open(join(folder, name), 'r');
  try {
    const { size } = await handle.stat();
    const start = await readAt(handle, 0, Math.min(FIRST_LINE, size));
    const end = start.indexOf(0x0a);
    const header = end < 0 ? null : readHeader(start.subarray(0, end).toString('utf8'));
    const line = size === 0 ? null : await lastLine(handle, size);
    if (header === null || line === null) return { number, name, header, last: null, hash: '' };
    const text = line.toString('utf8');
    const last = readRecord(text)?.n ?? (readHeader(text) === null ? null : header.n - 1);
    return { number, name, header, last, hash: sha256(line) };
  } finally {
    await handle.close();
  }
}

/** Whether a segment goes on where the one before ends. */
export const follows = (before: Segment, { number, header }: Segment): boolean =>
  before.header !== null &&
  header !== null &&
  before.last !== null &&
  number === before.number + 1 &&
  header.segment === number &&
  header.journal === before.header.journal &&
  header.n === before.last + 1 &&
  header.prev === before.hash;
