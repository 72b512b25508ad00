import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { DocumentId } from '#core/model';
import type { DocumentBody } from '#core/text';
import { readRegularFile } from '#main/services/files';
import { decodeRecord } from './document-record.ts';

const READ_LIMIT = 512 * 1024 * 1024;

/**
 * A document's text and structure as a library's folder has them, for a thread that only reads. Null
 * where they are not there, or are not what their name says; nothing is put aside.
 */
export async function readStoredBody(folder: string, id: DocumentId): Promise<DocumentBody | null> {
  const [text, record] = await Promise.all([
    readRegularFile(join(folder, `${id}.txt`), READ_LIMIT),
    readRegularFile(join(folder, `${id}.json`), READ_LIMIT),
  ]);
  if (!text.ok || !record.ok) return null;
  if (createHash('sha256').update(text.value).digest('hex') !== id) return null;
  const decoded = decodeRecord(
    new TextDecoder().decode(record.value),
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(text.value),
  );
  return decoded?.body ?? null;
}
