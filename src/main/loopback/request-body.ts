import type { IncomingMessage } from 'node:http';
import { denial, type Denial } from './request-gate.ts';

export type Body =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'denied'; readonly denial: Denial };

/** Nothing the page sends nests deeper; a hostile body could, by the million. */
const deepest = 64;

/** Reads a request's body as JSON, at most `limit` bytes of it. */
export async function readJson(request: IncomingMessage, limit: number): Promise<Body> {
  const tooLarge = denial(413, 'The request is too large.');
  if (Number(request.headers['content-length'] ?? 0) > limit) return denied(tooLarge);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    // The rest is read and dropped: a sender that is cut off never sees the answer.
    if (length <= limit) chunks.push(chunk);
    else chunks.length = 0;
    if (length > 2 * limit) request.destroy();
  }
  if (length > limit) return denied(tooLarge);
  return parse(Buffer.concat(chunks));
}

function parse(bytes: Buffer): Body {
  if (depthOf(bytes) > deepest) return denied(denial(400, 'The request was malformed.'));
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { kind: 'json', value: JSON.parse(text) };
  } catch {
    return denied(denial(400, 'The request was malformed.'));
  }
}

const denied = (why: Denial): Body => ({ kind: 'denied', denial: why });

const quote = 0x22;
const backslash = 0x5c;

/**
 * How deep brackets nest in JSON text, without parsing it. Strings are leapt over, so that a file of
 * many megabytes in Base64 costs one search.
 */
function depthOf(bytes: Buffer): number {
  let depth = 0;
  let greatest = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === 0x5b || byte === 0x7b) greatest = Math.max(greatest, (depth += 1));
    else if (byte === 0x5d || byte === 0x7d) depth -= 1;
    else if (byte === quote) at = endOfString(bytes, at);
  }
  return greatest;
}

function endOfString(bytes: Buffer, opening: number): number {
  let at = opening;
  for (;;) {
    at = bytes.indexOf(quote, at + 1);
    if (at < 0) return bytes.length;
    let slashes = 0;
    while (bytes[at - 1 - slashes] === backslash) slashes += 1;
    if (slashes % 2 === 0) return at;
  }
}
