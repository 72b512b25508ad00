import { crc32 } from 'node:zlib';
import { nameObjection } from './entry-name.ts';
import { Pieces, portably, unpack, type Packed } from './packed-pieces.ts';
import { isTooTight } from './rules.ts';

/** What is to be written under a name. */
export interface ContainerEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Not packed, so that programs can tell the file's type by its first bytes. */
  readonly isStored?: boolean;
}

const VERSION = 20;
const UTF8 = 0x800;
const STORED = 0;
const DEFLATED = 8;
/** 1980-01-01, midnight: the first moment there is. */
const DATE = 0x21;
const LIMIT = 0xffffffff;
const LOCAL = Buffer.from([0x50, 0x4b, 3, 4]);
/** Bytes of a header before a name, and of the record at the end. */
const HEADER = 30;
const END = 22;

/** An entry as the file holds it. */
export interface PackedEntry {
  readonly name: Buffer;
  readonly method: number;
  readonly parts: readonly Uint8Array[];
  /** Of all parts together. */
  readonly length: number;
  readonly size: number;
  readonly crc: number;
}

/** @throws where the name is none a reader would take: the caller sees to that */
function nameOf(text: string): Buffer {
  const name = Buffer.from(text, 'utf8');
  const wrong = nameObjection(text, name.length);
  if (wrong !== null) throw new TypeError(`An entry “${text}” ${wrong}.`);
  return name;
}

const stored = (name: string, bytes: Uint8Array, crc = crc32(bytes)): PackedEntry => ({
  ...{ name: nameOf(name), method: STORED, parts: [bytes], crc },
  ...{ length: bytes.length, size: bytes.length },
});

/**
 * @param maxRatio of inflated to packed size that the reader allows
 * @throws where the name is none a reader would take: the caller sees to that
 */
export function entryOf(text: string, packed: Packed, maxRatio: number): PackedEntry {
  const { pieces, size, crc } = packed;
  const parts = pieces.map(({ bytes }) => bytes);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  // What a reader would refuse as packed too tightly is kept as it is.
  return length >= size || isTooTight(length, size, maxRatio)
    ? stored(text, unpack(packed), crc)
    : { name: nameOf(text), method: DEFLATED, parts, length, size, crc };
}

/** The same of content that is in memory, packed portably. */
export function packEntry(
  { name, bytes, isStored = false }: ContainerEntry,
  maxRatio: number,
): PackedEntry {
  if (isStored) return stored(name, bytes);
  const pieces = new Pieces(portably);
  pieces.add(bytes);
  return entryOf(name, pieces.end(), maxRatio);
}

/** What a local header and the list have in common: APPNOTE.TXT 4.3.7 from "version needed" on. */
function commonHeader(packed: PackedEntry): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(VERSION, 0);
  header.writeUInt16LE(UTF8, 2);
  header.writeUInt16LE(packed.method, 4);
  header.writeUInt16LE(DATE, 8);
  header.writeUInt32LE(packed.crc, 10);
  header.writeUInt32LE(packed.length, 14);
  header.writeUInt32LE(packed.size, 18);
  header.writeUInt16LE(packed.name.length, 22);
  return header;
}

function listed(packed: PackedEntry, offset: number): readonly Buffer[] {
  const head = Buffer.from([0x50, 0x4b, 1, 2, VERSION, 0]);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return [head, commonHeader(packed), rest, packed.name];
}

/**
 * A ZIP file of packed entries, in the order given; they are let go of as they are come to, so that they
 * are not in memory twice.
 *
 * @throws where the file would need ZIP64: the caller sees to that
 */
export function joinEntries(packed: (PackedEntry | null)[]): Uint8Array {
  const list: Buffer[] = [];
  let offset = 0;
  for (const entry of packed) {
    if (entry === null) continue;
    list.push(...listed(entry, offset));
    offset += HEADER + entry.name.length + entry.length;
  }
  const size = list.reduce((sum, { length }) => sum + length, 0);
  if (packed.length >= 0xffff || offset + size >= LIMIT)
    throw new RangeError('A file of this size would need ZIP64.');
  const file = new Uint8Array(offset + size + END);
  let at = 0;
  const write = (bytes: Uint8Array): void => {
    file.set(bytes, at);
    at += bytes.length;
  };
  for (const [index, entry] of packed.entries()) {
    if (entry === null) continue;
    for (const part of [LOCAL, commonHeader(entry), entry.name, ...entry.parts]) write(part);
    packed[index] = null;
  }
  for (const part of list) write(part);
  const end = Buffer.alloc(END);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(packed.length, 8);
  end.writeUInt16LE(packed.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  write(end);
  return file;
}

/**
 * Writes a ZIP file. The same entries give the same bytes, wherever and whenever: in the order given,
 * without time, owner or comment.
 *
 * @param maxRatio of inflated to packed size that the reader allows
 * @throws where a name is none a reader would take, or the file would need ZIP64: the caller sees to both
 */
export const writeContainer = (entries: readonly ContainerEntry[], maxRatio: number): Uint8Array =>
  joinEntries(entries.map((entry) => packEntry(entry, maxRatio)));
