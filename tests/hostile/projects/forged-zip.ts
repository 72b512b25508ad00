import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a ZIP file in which any statement may be a lie. */
export interface Forged {
  readonly name: string | Buffer;
  readonly content?: Buffer;
  readonly method?: number;
  readonly flags?: number;
  readonly crc?: number;
  readonly size?: number;
  readonly packedSize?: number;
  readonly packed?: Buffer;
  readonly attributes?: number;
  readonly date?: number;
  readonly extra?: Buffer;
  readonly localExtra?: Buffer;
  readonly comment?: string;
  /** What the header before the data says instead of what the list says. */
  readonly local?: { readonly name?: string; readonly crc?: number; readonly size?: number };
  /** The offset that the list states. */
  readonly offset?: number;
  /** Not in its place, only in the list. */
  readonly isAbsent?: boolean;
  /** Bytes behind the data. */
  readonly trailer?: Buffer;
}

export interface ForgedFile {
  readonly before?: Buffer;
  readonly between?: Buffer;
  readonly beforeEnd?: Buffer;
  readonly comment?: string;
  readonly after?: Buffer;
  readonly entries?: number;
  readonly entriesHere?: number;
  readonly disk?: number;
  readonly listSize?: number;
  readonly listStart?: number;
}

const UTF8 = 0x800;

function header(entry: Forged, isLocal: boolean): Buffer {
  const content = entry.content ?? Buffer.alloc(0);
  const method = entry.method ?? 0;
  const packed = packedOf(entry);
  const local = isLocal ? (entry.local ?? {}) : {};
  const name = Buffer.from(local.name ?? entry.name);
  const extra = (isLocal ? entry.localExtra : entry.extra) ?? Buffer.alloc(0);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(entry.flags ?? UTF8, 2);
  common.writeUInt16LE(method, 4);
  common.writeUInt16LE(entry.date ?? 0x21, 8);
  common.writeUInt32LE(local.crc ?? entry.crc ?? crc32(content), 10);
  common.writeUInt32LE(entry.packedSize ?? packed.length, 14);
  common.writeUInt32LE(local.size ?? entry.size ?? content.length, 18);
  common.writeUInt16LE(name.length, 22);
  common.writeUInt16LE(extra.length, 24);
  if (isLocal) return Buffer.concat([Buffer.from('PK\x03\x04'), common, name, extra]);
  const comment = Buffer.from(entry.comment ?? '');
  const rest = Buffer.alloc(14);
  rest.writeUInt16LE(comment.length, 0);
  rest.writeUInt32LE(entry.attributes ?? 0, 6);
  rest.writeUInt32LE(entry.offset ?? 0, 10);
  const head = Buffer.from([0x50, 0x4b, 1, 2, 20, 3]);
  return Buffer.concat([head, common, rest, name, extra, comment]);
}

function packedOf({ content = Buffer.alloc(0), method = 0, packed }: Forged): Buffer {
  return packed ?? (method === 8 ? deflateRawSync(content) : content);
}

/** Writes whatever is said, in the order said. */
export function forgedZip(entries: readonly Forged[], file: ForgedFile = {}): Buffer {
  const parts: Buffer[] = [file.before ?? Buffer.alloc(0)];
  let offset = parts[0]?.length ?? 0;
  const list: Buffer[] = [];
  for (const entry of entries) {
    list.push(header({ ...entry, offset: entry.offset ?? offset }, false));
    if (entry.isAbsent === true) continue;
    const own = Buffer.concat([
      header(entry, true),
      packedOf(entry),
      entry.trailer ?? Buffer.alloc(0),
      file.between ?? Buffer.alloc(0),
    ]);
    parts.push(own);
    offset += own.length;
  }
  const listed = Buffer.concat(list);
  const comment = Buffer.from(file.comment ?? '', 'latin1');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(file.disk ?? 0, 4);
  end.writeUInt16LE(file.entriesHere ?? file.entries ?? entries.length, 8);
  end.writeUInt16LE(file.entries ?? entries.length, 10);
  end.writeUInt32LE(file.listSize ?? listed.length, 12);
  end.writeUInt32LE(file.listStart ?? offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([
    ...parts,
    listed,
    file.beforeEnd ?? Buffer.alloc(0),
    end,
    comment,
    file.after ?? Buffer.alloc(0),
  ]);
}
