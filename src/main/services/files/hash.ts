import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** SHA-256, as 64 hexadecimal digits; of a text, of its UTF-8. */
export const sha256 = (content: Uint8Array | string): string =>
  createHash('sha256').update(content).digest('hex');

/** Whether a file is there and has a hash; read in pieces, so that nobody waits. */
export async function hasHash(path: string, wanted: string): Promise<boolean> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
    return hash.digest('hex') === wanted;
  } catch {
    return false;
  }
}
