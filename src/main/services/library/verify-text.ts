import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { DocumentId } from '#core/model';

/** Whether a library's folder holds a text as its name says; read in pieces, so that nobody waits. */
export async function isTextWhole(folder: string, id: DocumentId): Promise<boolean> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(join(folder, `${id}.txt`)), hash);
    return hash.digest('hex') === id;
  } catch {
    return false;
  }
}
