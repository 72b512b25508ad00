import { setImmediate as turn } from 'node:timers/promises';

/** Some milliseconds of sealing, after which others have their turn. */
const PIECE = 1024 * 1024;

/**
 * Bytes, piece by piece: whole, they would be held more than once on their way, and nothing else would
 * happen in this thread until they are worked through.
 */
export function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      await turn();
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, (at += PIECE)));
    },
  });
}

/** @param size what the stream comes to, at most */
export async function gathered(
  stream: ReadableStream<Uint8Array>,
  size: number,
): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let length = 0;
  for await (const chunk of stream) {
    bytes.set(chunk, length);
    length += chunk.length;
  }
  return bytes.subarray(0, length);
}
