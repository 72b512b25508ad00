import { canonicalise } from '#core/text';
import { done, type Result } from '#contract';
import { sha256 } from '#main/services/files';
import { decodeRecord, SOURCE_ENDINGS, type PreparedDocument } from '#main/services/library';
import { refuseEntry } from './container/rules.ts';
import { folderFile } from './folder-names.ts';
import { preferredDocument } from './preferred-document.ts';
import { stemOf } from './project-names.ts';
import { readJson, readUtf8 } from './read-json.ts';

type Content = ReadonlyMap<string, Uint8Array>;

/** A text is what its name says, and canonical: what import would have made of it. */
function checkedText(file: string, name: string, bytes: Uint8Array): Result<string> {
  if (sha256(bytes) !== stemOf(name))
    return refuseEntry(file, name, 'is not the text that its name says');
  // Its own byte order mark is seen, not swallowed.
  const text = readUtf8(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]));
  if (!text.ok || canonicalise(text.value) !== text.value)
    return refuseEntry(file, name, 'is no text as Obelus keeps it');
  return done(text.value);
}

const NEWLINE = 0x0a;

/** Git keeps both of two records of one text as a line each; see what is written for it. */
function linesOf(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(NEWLINE, start);
    const end = found === -1 ? bytes.length : found;
    if (end > start) lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return lines;
}

/** The records that a file holds: as a rule one, on however many lines, else one on each line. */
function recordsIn(bytes: Uint8Array): readonly Uint8Array[] {
  if (bytes.indexOf(NEWLINE) === -1 || readJson(bytes).ok) return [bytes];
  return linesOf(bytes);
}

interface Text {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly text: string;
}

function checkedRecord(
  file: string,
  name: string,
  record: Uint8Array,
  { id, text }: Text,
): Result<PreparedDocument['summary']> {
  const json = readJson(record);
  if (!json.ok) return refuseEntry(file, name, `is refused: ${json.reason}`);
  const decoded = decodeRecord(Buffer.from(record).toString('utf8'), text);
  if (decoded === null || decoded.summary.id !== id || decoded.summary.length !== text.length)
    return refuseEntry(file, name, 'is no record of its text');
  return done(decoded.summary);
}

/** Each record of a text, with its source where that is there. */
function decodeRecords(
  file: string,
  content: Content,
  name: string,
  text: Text,
  used: Set<string>,
): Result<readonly PreparedDocument[]> {
  const documents: PreparedDocument[] = [];
  for (const record of recordsIn(content.get(name) ?? new Uint8Array())) {
    const summary = checkedRecord(file, name, record, text);
    if (!summary.ok) return summary;
    const { sourceSha256, mediaType } = summary.value.metadata;
    const extension = SOURCE_ENDINGS[mediaType];
    const sourceName = `sources/${sourceSha256}.${extension}`;
    const source = content.get(sourceName) ?? null;
    if (source !== null && !used.has(sourceName) && sha256(source) !== sourceSha256)
      return refuseEntry(file, sourceName, 'is not the source that its name says');
    used.add(sourceName);
    documents.push({
      summary: summary.value,
      text: text.bytes,
      record,
      source: source && { extension, bytes: source },
    });
  }
  return done(documents);
}

function decodeDocument(
  file: string,
  content: Content,
  name: string,
  records: readonly string[],
  used: Set<string>,
): Result<PreparedDocument> {
  const bytes = content.get(name) ?? new Uint8Array();
  const text = checkedText(file, name, bytes);
  if (!text.ok) return text;
  const all: PreparedDocument[] = [];
  for (const record of records) {
    const own = { id: stemOf(name), bytes, text: text.value };
    const decoded = decodeRecords(file, content, record, own, used);
    if (!decoded.ok) return decoded;
    all.push(...decoded.value);
  }
  const [first, ...others] = all;
  return first === undefined
    ? refuseEntry(file, name, 'has no record beside it')
    : done(others.reduce(preferredDocument, first));
}

/** The documents of a project, each text and source verified against its name. By id. */
export function decodeDocuments(
  file: string,
  content: Content,
): Result<readonly PreparedDocument[]> {
  const names = [...content.keys()].sort();
  const used = new Set<string>();
  const records = new Map<string, string[]>();
  for (const name of names) {
    const found = folderFile(name);
    if (found.kind === 'record')
      records.set(found.sha256, [...(records.get(found.sha256) ?? []), name]);
  }
  const documents: PreparedDocument[] = [];
  for (const name of names) {
    const found = folderFile(name);
    if (found.kind === 'record' && !content.has(`documents/${found.sha256}.txt`))
      return refuseEntry(file, name, 'has no text beside it');
    if (found.kind !== 'text') continue;
    const own = records.get(found.sha256) ?? [];
    const document = decodeDocument(file, content, name, own, used);
    if (!document.ok) return document;
    documents.push(document.value);
  }
  const left = names.find((name) => name.startsWith('sources/') && !used.has(name));
  if (left !== undefined) return refuseEntry(file, left, 'is the source of no document');
  return done(documents);
}
