import { join } from 'node:path';
import type { DocumentId } from '#core/model';
import { disk, sha256, type FileLayer } from '#main/services/files';
import { decodeRecord } from './document-record.ts';
import { SOURCE_ENDINGS, type PreparedDocument } from './prepare-document.ts';

const READ_LIMIT = 512 * 1024 * 1024;

/**
 * A document as a library's folder keeps it, for a thread of its own that waits for the disk: as it was
 * when it was added. Null where it is not there, or is not what its name says; then nothing is put aside.
 * A source that is gone or damaged is as good as none: the text is what counts.
 */
export function readStoredDocument(
  folder: string,
  id: DocumentId,
  files: Pick<FileLayer, 'readNow'> = disk,
): PreparedDocument | null {
  const readOwn = (name: string): Uint8Array | null =>
    files.readNow(join(folder, name), READ_LIMIT);
  const text = readOwn(`${id}.txt`);
  const record = readOwn(`${id}.json`);
  if (text === null || record === null || sha256(text) !== id) return null;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const decoded = decodeRecord(new TextDecoder().decode(record), decoder.decode(text));
  if (decoded === null) return null;
  const { summary } = decoded;
  const { sourceSha256, mediaType } = summary.metadata;
  const extension = SOURCE_ENDINGS[mediaType];
  const source = sourceSha256 === id ? null : readOwn(`${id}.source.${extension}`);
  return {
    summary,
    text,
    record,
    source:
      source !== null && sha256(source) === sourceSha256 ? { extension, bytes: source } : null,
  };
}
