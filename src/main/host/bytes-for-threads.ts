/** Bytes in memory that threads share: passed on without being copied, and still there afterwards. */
export function bytesForThreads(bytes: Uint8Array): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}
