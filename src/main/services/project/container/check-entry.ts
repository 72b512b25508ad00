import type { Entry, ExtraField } from 'yauzl';
import { parseExtraFields } from 'yauzl';
import { done, type Result } from '#contract';
import { sizeInWords } from '#main/services/files';
import { decodeName, nameObjection } from './entry-name.ts';
import { isTooTight, refuseEntry, type ContainerRules } from './rules.ts';

/** An entry as the container's list states it, checked as far as that alone allows. */
export interface ListedEntry {
  readonly name: string;
  readonly entry: Entry;
}

export const STORED = 0;
export const DEFLATED = 8;

/** APPNOTE.TXT 4.4.4: encrypted, sizes after the data, strongly encrypted, UTF-8, list encrypted. */
const ENCRYPTED = 0x1 | 0x40 | 0x2000;
export const SIZES_FOLLOW = 0x8;
const UTF8 = 0x800;
const KNOWN_FLAGS = 0x6 | SIZES_FOLLOW | UTF8;

/** Extra fields that would state a size or a name a second time. */
const SECOND_SIZES = 0x0001;
const SECOND_NAME = 0x7075;
const MAX_EXTRA = 1024;

/** Unix file types in the upper half of the attributes: none stated, or a regular file. */
const isRegular = ({ externalFileAttributes }: Entry): boolean => {
  const type = (externalFileAttributes >>> 28) & 0xf;
  return type === 0 || type === 8;
};

/** Why extra fields are refused; null where they say nothing that matters. */
export function extraObjection(bytes: Buffer): string | null {
  if (bytes.length > MAX_EXTRA) return 'carries too much beside its content';
  let fields: ExtraField[];
  try {
    fields = parseExtraFields(bytes);
  } catch {
    return 'has a damaged header';
  }
  if (fields.some(({ id }) => id === SECOND_SIZES)) return 'is packed as ZIP64';
  return fields.some(({ id }) => id === SECOND_NAME) ? 'has two names' : null;
}

function objection(entry: Entry): string | null {
  const { generalPurposeBitFlag: flags, compressionMethod: method } = entry;
  if ((flags & ENCRYPTED) !== 0) return 'is encrypted; an encrypted ZIP cannot be read';
  if ((flags & ~KNOWN_FLAGS) !== 0) return 'is packed in a way that is not read';
  if (method !== STORED && method !== DEFLATED)
    return `is packed by method ${method}; only deflate is read`;
  if (!isRegular(entry)) return 'is a link or another special file';
  if (entry.fileCommentLength > 0) return 'has a comment';
  if (method === STORED && entry.compressedSize !== entry.uncompressedSize)
    return 'states two sizes';
  return extraObjection(entry.extraFieldRaw);
}

/** Checks an entry before anything of its content is touched. */
export function checkEntry(file: string, entry: Entry, rules: ContainerRules): Result<ListedEntry> {
  const raw = entry.fileNameRaw;
  const name = decodeName(raw, (entry.generalPurposeBitFlag & UTF8) !== 0);
  if (name === null)
    return refuseEntry(file, raw.toString('latin1'), 'has a name that is not UTF-8');
  const wrong = nameObjection(name, raw.length) ?? objection(entry);
  if (wrong !== null) return refuseEntry(file, name, wrong);
  if (!rules.allows(name)) return refuseEntry(file, name, 'does not belong into such a file');
  const { compressedSize, uncompressedSize } = entry;
  if (uncompressedSize > rules.maxEntry)
    return refuseEntry(
      file,
      name,
      `is too large: ${sizeInWords(uncompressedSize)}, and the limit is ${sizeInWords(rules.maxEntry)}`,
      'too-large',
    );
  if (isTooTight(compressedSize, uncompressedSize, rules.maxRatio))
    return refuseEntry(file, name, 'is packed too tightly to be a text', 'too-large');
  return done({ name, entry });
}
