import { hash } from 'node:crypto';
import { canonicalJson, decodeChange, type Change, type Json } from '#core/model';
import { readUtf8 } from './read-json.ts';

/**
 * A change as a line of canonical JSON, the quick way. Of a line that is canonical as it stands, what is
 * hashed is the line itself without its member `id`; so it is neither written anew nor looked through
 * for what parsing would hide, which a canonical text cannot hold.
 */

/** Whether every object names its members in the order of canonical JSON (RFC 8785, 3.2.3). */
function isInOrder(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isInOrder);
  let last = '';
  for (const key of Object.keys(value)) {
    if (key < last || !isInOrder((value as Record<string, unknown>)[key])) return false;
    last = key;
  }
  return true;
}

/** What JSON says, where the text is its canonical one; undefined where it is another, or none. */
function parseCanonical(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value) === text && isInOrder(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The hash of a canonical text of a change without its id; empty where the id is not in its place. */
function nameIn(text: string, { analyst, at, depth, field, id }: Change): string {
  const before = `{"analyst":"${analyst}","at":"${at}","depth":${String(depth)},"field":"${field}",`;
  const own = `"id":"${id}",`;
  if (!text.startsWith(before) || !text.startsWith(own, before.length)) return '';
  return hash('sha256', before + text.slice(before.length + own.length));
}

/** Null where the line is not canonical, or is no change: why, this does not find out. */
export function decodeCanonicalText(text: string): Change | null {
  const value = parseCanonical(text);
  if (value === undefined) return null;
  const decoded = decodeChange(value, (change) => nameIn(text, change), text.length);
  return decoded.ok ? decoded.value : null;
}

/** The same of a line in UTF-8. */
export function decodeCanonical(line: Uint8Array): Change | null {
  const text = readUtf8(line);
  return text.ok ? decodeCanonicalText(text.value) : null;
}

/** A change that was decoded or sealed, as its line. */
export function encodeCanonical(change: Change): string {
  const { analyst, at, depth, field, id, preds, record, replica, seq, value } = change;
  if (!isInOrder(value)) return canonicalJson({ ...change } as Json);
  return JSON.stringify({ analyst, at, depth, field, id, preds, record, replica, seq, value });
}
