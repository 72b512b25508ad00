import { createHash } from 'node:crypto';
import { canonicalise } from '#core/text';
import { done, type Result } from '#contract';
import { decodeRecord, type PreparedDocument } from '#main/services/library';
import { refuseEntry } from './container/rules.ts';
import { stemOf } from './project-names.ts';
import { readJson, readUtf8 } from './read-json.ts';

type Content = ReadonlyMap<string, Uint8Array>;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The ending under which a document's source is kept. */
const ENDINGS = { 'text/plain': 'txt', 'text/markdown': 'md', 'text/html': 'html' } as const;

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

function decodeDocument(
  file: string,
  content: Content,
  name: string,
  used: Set<string>,
): Result<PreparedDocument> {
  const id = stemOf(name);
  const recordName = `documents/${id}.json`;
  const bytes = content.get(name) ?? new Uint8Array();
  const text = checkedText(file, name, bytes);
  if (!text.ok) return text;
  const record = content.get(recordName);
  if (record === undefined) return refuseEntry(file, name, 'has no record beside it');
  const json = readJson(record);
  if (!json.ok) return refuseEntry(file, recordName, `is refused: ${json.reason}`);
  const decoded = decodeRecord(Buffer.from(record).toString('utf8'), text.value);
  if (decoded === null || decoded.summary.id !== id || decoded.summary.length !== text.value.length)
    return refuseEntry(file, recordName, 'is no record of its text');
  const { summary } = decoded;
  const { sourceSha256, mediaType } = summary.metadata;
  const extension = ENDINGS[mediaType];
  const sourceName = `sources/${sourceSha256}.${extension}`;
  const source = content.get(sourceName);
  if (source === undefined) return done({ summary, text: bytes, record, source: null });
  if (sha256(source) !== sourceSha256)
    return refuseEntry(file, sourceName, 'is not the source that its name says');
  used.add(sourceName);
  return done({ summary, text: bytes, record, source: { extension, bytes: source } });
}

/** The documents of a project, each text and source verified against its name. By id. */
export function decodeDocuments(
  file: string,
  content: Content,
): Result<readonly PreparedDocument[]> {
  const names = [...content.keys()].sort();
  const used = new Set<string>();
  const documents: PreparedDocument[] = [];
  for (const name of names) {
    if (!name.startsWith('documents/')) continue;
    if (name.endsWith('.json')) {
      if (!content.has(name.replace(/json$/, 'txt')))
        return refuseEntry(file, name, 'has no text beside it');
      continue;
    }
    const document = decodeDocument(file, content, name, used);
    if (!document.ok) return document;
    documents.push(document.value);
  }
  const left = names.find((name) => name.startsWith('sources/') && !used.has(name));
  if (left !== undefined) return refuseEntry(file, left, 'is the source of no document');
  return done(documents);
}
