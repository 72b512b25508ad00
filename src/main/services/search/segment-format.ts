import { createHash } from 'node:crypto';
import { endianness } from 'node:os';
import { z } from 'zod';
import { isSha256, type DocumentId } from '#core/model';
import { inMemory } from './packed-texts.ts';
import type { SegmentParts } from './segment.ts';

/**
 * A segment as a file. "OBELUSIX", the length of the header (32 bits), the header in JSON, the
 * sections it names, each at a multiple of eight, and the SHA-256 of all that. Numbers are in the
 * order of the machine's own bytes, which the header names. Derived: whatever is not as it must be
 * is as good as no file.
 */
const MAGIC = 'OBELUSIX';
const FORMAT = 2;
const HEAD = MAGIC.length + 4;
const CHECKSUM = 32;

const headerShape = z.object({
  format: z.literal(FORMAT),
  bytes: z.literal(endianness()),
  /** By what rules texts were taken apart. */
  analysis: z.string(),
  documents: z.array(z.custom<DocumentId>((id) => typeof id === 'string' && isSha256(id))),
  /** Name, offset and length in bytes. */
  sections: z.array(z.tuple([z.string(), z.int().nonnegative(), z.int().nonnegative()])),
});

const aligned = (length: number): number => Math.ceil(length / 8) * 8;
const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

const asBytes = (array: ArrayBufferView): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

function sectionsOf(parts: SegmentParts): readonly (readonly [string, Uint8Array])[] {
  const { dictionary, postings, texts } = parts;
  return [
    ['lengths', asBytes(parts.lengths)],
    ['letters', Buffer.from(dictionary.letters, 'utf16le')],
    ['words', asBytes(dictionary.starts)],
    ['stems', asBytes(dictionary.byStem)],
    ['postings', postings.bytes],
    ['postingStarts', asBytes(postings.starts)],
    ['textStarts', asBytes(texts.starts)],
    ['textLengths', asBytes(texts.lengths)],
    ['markedLengths', asBytes(texts.marked)],
    ['isWide', texts.isWide],
    ['texts', texts.bytes.slice(0, texts.bytes.length)],
  ];
}

export function encodeSegment(parts: SegmentParts, analysis: string): Uint8Array {
  const sections = sectionsOf(parts);
  let offset = 0;
  const placed = sections.map(([name, bytes]) => {
    const place = [name, offset, bytes.length] as const;
    offset = aligned(offset + bytes.length);
    return place;
  });
  const header = Buffer.from(
    JSON.stringify({
      format: FORMAT,
      bytes: endianness(),
      analysis,
      documents: parts.documents,
      sections: placed,
    }),
  );
  const base = aligned(HEAD + header.length);
  const file = Buffer.alloc(base + offset + CHECKSUM);
  file.write(MAGIC, 'latin1');
  file.writeUInt32LE(header.length, MAGIC.length);
  header.copy(file, HEAD);
  for (const [index, [, bytes]] of sections.entries())
    file.set(bytes, base + (placed[index]?.[1] ?? 0));
  sha256(file.subarray(0, -CHECKSUM)).copy(file, file.length - CHECKSUM);
  return file;
}

export interface StoredSegment {
  readonly parts: SegmentParts;
  /** Where in the file the folded texts begin. */
  readonly textsAt: number;
}

function readHeader(file: Buffer, analysis: string): z.infer<typeof headerShape> | null {
  try {
    const length = file.readUInt32LE(MAGIC.length);
    const header = headerShape.safeParse(JSON.parse(file.toString('utf8', HEAD, HEAD + length)));
    return header.success && header.data.analysis === analysis ? header.data : null;
  } catch {
    return null;
  }
}

/** Null where a file is not a whole segment, or was made by other rules. */
export function decodeSegment(bytes: Uint8Array, analysis: string): StoredSegment | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (file.length < HEAD + CHECKSUM || file.toString('latin1', 0, MAGIC.length) !== MAGIC)
    return null;
  if (!sha256(file.subarray(0, -CHECKSUM)).equals(file.subarray(-CHECKSUM))) return null;
  const header = readHeader(file, analysis);
  if (header === null) return null;
  const base = aligned(HEAD + file.readUInt32LE(MAGIC.length));
  const section = (name: string): Buffer => {
    const [, offset, length] = header.sections.find(([given]) => given === name) ?? [name, 0, 0];
    return file.subarray(base + offset, base + offset + length);
  };
  // Copies: arrays of wide numbers must begin at a multiple of their width, and a file need not.
  const copied = (name: string): ArrayBuffer => new Uint8Array(section(name)).buffer;
  const texts = section('texts');
  return {
    textsAt: texts.byteOffset - file.byteOffset,
    parts: {
      documents: header.documents,
      lengths: new Uint32Array(copied('lengths')),
      dictionary: {
        letters: section('letters').toString('utf16le'),
        starts: new Uint32Array(copied('words')),
        byStem: new Uint32Array(copied('stems')),
      },
      postings: {
        bytes: new Uint8Array(copied('postings')),
        starts: new Float64Array(copied('postingStarts')),
      },
      texts: {
        bytes: inMemory(new Uint8Array(texts)),
        starts: new Float64Array(copied('textStarts')),
        lengths: new Uint32Array(copied('textLengths')),
        marked: new Uint32Array(copied('markedLengths')),
        isWide: new Uint8Array(copied('isWide')),
      },
    },
  };
}
