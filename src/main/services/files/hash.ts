import { createHash, hash } from 'node:crypto';
import { disk, type FileLayer } from './layer.ts';

/** SHA-256, as 64 hexadecimal digits; of a text, of its UTF-8. */
export const sha256 = (content: Uint8Array | string): string => hash('sha256', content);

const PART = 256 * 1024;

/** Whether a file is there and has a hash; read in pieces, so that nobody waits. */
export async function hasHash(
  path: string,
  wanted: string,
  files: Pick<FileLayer, 'open'> = disk,
): Promise<boolean> {
  const hashing = createHash('sha256');
  const file = await files.open(path, 'r').catch(() => null);
  if (file === null) return false;
  try {
    const part = Buffer.allocUnsafe(PART);
    for (let at = 0; ;) {
      const { bytesRead } = await file.read(part, 0, part.length, at);
      if (bytesRead === 0) return hashing.digest('hex') === wanted;
      hashing.update(part.subarray(0, bytesRead));
      at += bytesRead;
    }
  } catch {
    return false;
  } finally {
    await file.close().catch(() => undefined);
  }
}
