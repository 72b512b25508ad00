import { join } from 'node:path';
import type { DocumentId } from '#core/model';
import type { DocumentBody } from '#core/text';
import { disk, sha256, type FileLayer } from '#main/services/files';
import { decodeRecord } from './document-record.ts';

const READ_LIMIT = 512 * 1024 * 1024;

/**
 * A document's text and structure as a library's folder has them, for a thread of its own that reads
 * many: it waits for the disk. Null where they are not there, or are not what their name says; nothing
 * is put aside.
 */
export function readStoredBody(
  folder: string,
  id: DocumentId,
  files: Pick<FileLayer, 'readNow'> = disk,
): DocumentBody | null {
  try {
    const text = files.readNow(join(folder, `${id}.txt`), READ_LIMIT);
    const record = files.readNow(join(folder, `${id}.json`), READ_LIMIT);
    if (text === null || record === null) return null;
    if (sha256(text) !== id) return null;
    const decoded = decodeRecord(
      new TextDecoder().decode(record),
      new TextDecoder('utf-8', { ignoreBOM: true }).decode(text),
    );
    return decoded?.body ?? null;
  } catch {
    return null;
  }
}
