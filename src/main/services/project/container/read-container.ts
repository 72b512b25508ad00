import { setImmediate as breath } from 'node:timers/promises';
import { fromBufferPromise } from 'yauzl';
import { done, type Result } from '#contract';
import { readRegularFile, sizeInWords, tooLarge } from '#main/services/files';
import { checkEntry, STORED, type ListedEntry } from './check-entry.ts';
import { contentInParts, contentOf, MOST_AT_ONCE, packedEntry } from './content-of.ts';
import { readEndRecord } from './end-record.ts';
import { nameKey } from './entry-name.ts';
import { refuseEntry, refuseFile, type ContainerRules } from './rules.ts';

/** Bytes with the name that messages give them. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type ContainerContent = ReadonlyMap<string, Uint8Array>;

/**
 * Takes an entry part by part, instead of its being kept. That it is what it says it is, is known when all
 * is read.
 */
export type TakeEntry = (part: Uint8Array) => void;

/** Bytes inflated between two moments in which others have their turn. */
const STRETCH = 8 * 1024 * 1024;

interface List {
  readonly listed: readonly ListedEntry[];
  /** Offset at which the list begins and the entries end. */
  readonly start: number;
}

/** What the list says, in its order; what two entries say together is checked here. */
async function readList(
  { name: file, bytes }: { readonly name: string; readonly bytes: Buffer },
  rules: ContainerRules,
): Promise<Result<List>> {
  const end = readEndRecord(file, bytes);
  if (!end.ok) return end;
  if (end.value.entries > rules.maxEntries)
    return refuseFile(
      file,
      `it has ${end.value.entries} entries, and the limit is ${rules.maxEntries}`,
      'too-large',
    );
  const listed: ListedEntry[] = [];
  const keys = new Set<string>();
  let total = 0;
  let reached: number = end.value.listStart;
  try {
    const zip = await fromBufferPromise(bytes, { decodeStrings: false, validateEntrySizes: false });
    for await (const entry of zip.eachEntry()) {
      const checked = checkEntry(file, entry, rules);
      if (!checked.ok) return checked;
      const { name } = checked.value;
      const key = nameKey(name);
      if (keys.has(key)) return refuseEntry(file, name, 'is there twice');
      keys.add(key);
      total += entry.uncompressedSize;
      if (total > rules.maxTotal)
        return refuseFile(
          file,
          `it unpacks to more than ${sizeInWords(rules.maxTotal)}`,
          'too-large',
        );
      reached += 46 + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
      listed.push(checked.value);
    }
  } catch {
    // Whatever it is called there: the reader could not follow the list.
    return refuseFile(file, 'its list of entries is damaged');
  }
  if (reached !== end.value.listEnd)
    return refuseFile(file, 'its list of entries is longer than the file says');
  return done({ listed, start: end.value.listStart });
}

/** Whether the first of all entries is the mimetype, as it is and nothing beside it. */
function mimetypeObjection(
  first: ListedEntry | undefined,
  content: ContainerContent,
  mimetype: string | null,
): string | null {
  if (mimetype === null) return null;
  if (first?.name !== 'mimetype') return 'it does not begin with its mimetype';
  const { compressionMethod, extraFieldLength } = first.entry;
  if (compressionMethod !== STORED || extraFieldLength > 0) return 'its mimetype is packed';
  const said = Buffer.from(content.get('mimetype') ?? []).toString('latin1');
  return said === mimetype ? null : 'it is a file of another kind';
}

/** A large one part by part; else it is one part. */
async function giveOut(
  file: string,
  listed: ListedEntry,
  packed: Buffer,
  take: TakeEntry,
): Promise<Result<null>> {
  if (listed.entry.uncompressedSize > MOST_AT_ONCE)
    return contentInParts(file, listed, packed, take);
  const content = contentOf(file, listed, packed);
  if (!content.ok) return content;
  take(content.value);
  return done(null);
}

async function readBytes(
  source: NamedBytes,
  rules: ContainerRules,
  takerOf: (name: string) => TakeEntry | null,
): Promise<Result<ContainerContent>> {
  const { name: file } = source;
  const { buffer, byteOffset, byteLength } = source.bytes;
  const bytes = Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
  if (bytes.length > rules.maxFile) return tooLarge(file, bytes.length, rules.maxFile);
  const list = await readList({ name: file, bytes }, rules);
  if (!list.ok) return list;
  const inPlace = [...list.value.listed].sort(
    (a, b) => a.entry.relativeOffsetOfLocalHeader - b.entry.relativeOffsetOfLocalHeader,
  );
  const content = new Map<string, Uint8Array>();
  let reached = 0;
  let stretch = 0;
  for (const listed of inPlace) {
    const packed = packedEntry(file, bytes, listed, reached);
    if (!packed.ok) return packed;
    reached = packed.value.end;
    const take = takerOf(listed.name);
    if (take === null) {
      const whole = contentOf(file, listed, packed.value.packed);
      if (!whole.ok) return whole;
      content.set(listed.name, whole.value);
    } else {
      const given = await giveOut(file, listed, packed.value.packed, take);
      if (!given.ok) return given;
    }
    stretch += listed.entry.uncompressedSize;
    if (stretch < STRETCH) continue;
    stretch = 0;
    await breath();
  }
  if (reached !== list.value.start)
    return refuseFile(file, 'it has something before its list that is no entry');
  const wrong = mimetypeObjection(inPlace[0], content, rules.mimetype);
  return wrong === null ? done(content) : refuseFile(file, wrong);
}

/**
 * Reads a ZIP file whole and strictly, in front of whichever format is made of one. What programs
 * understand differently is refused, so that there is one reading: no second names, sizes or
 * lists, nothing before, between or behind the entries, no links, no encryption. Nothing is
 * unpacked to disk, and no more is inflated than the entries state, which the rules limit.
 *
 * @param source a path, of which only a regular file is opened; or bytes
 * @param takerOf who takes an entry; null where it is kept
 * @returns the entries by name, in the order in which they lie in the file
 */
export async function readContainer(
  source: string | NamedBytes,
  rules: ContainerRules,
  takerOf: (name: string) => TakeEntry | null = () => null,
): Promise<Result<ContainerContent>> {
  if (typeof source !== 'string') return readBytes(source, rules, takerOf);
  const bytes = await readRegularFile(source, rules.maxFile);
  if (!bytes.ok) return bytes;
  const name = source.replace(/^.*[/\\]/, '');
  return readBytes({ name, bytes: bytes.value }, rules, takerOf);
}

/** Whether `readContainer` would read these bytes. */
export async function checkContainer(
  source: NamedBytes,
  rules: ContainerRules,
): Promise<Result<null>> {
  const nobody = (): void => undefined;
  const read = await readBytes(source, rules, (name) => (name === 'mimetype' ? null : nobody));
  return read.ok ? done(null) : read;
}
