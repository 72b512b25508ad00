/** What no name may hold on some system, or what would hide in one: controls, bidi marks, unassigned. */
const UNSAFE = /[\p{C}\p{Zl}\p{Zp}\\:*?"<>|]/u;
const DEVICES = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** UTF-8 bytes. */
const MAX_NAME = 255;
const MAX_DEPTH = 8;

function partObjection(part: string): string | null {
  if (part === '') return 'has an empty part in its name';
  if (part === '.' || part === '..') return 'has a name that leads to another folder';
  if (/[. ]$/.test(part) || part.startsWith(' '))
    return 'has a name with a space or full stop at its edge';
  if (DEVICES.test(part)) return 'has the name of a device';
  return RESERVED.has(part) ? 'has a name that is reserved' : null;
}

/**
 * Why a name may be no entry's, on every system alike; to follow the entry's name. Null where it may.
 *
 * @param length of the name in bytes as it stands in the file
 */
export function nameObjection(name: string, length: number): string | null {
  if (name === '') return 'has no name';
  if (length > MAX_NAME) return `has a name of more than ${MAX_NAME} bytes`;
  if (name.startsWith('/')) return 'has a name that leads out of the file';
  if (UNSAFE.test(name)) return 'has a character in its name that is not allowed';
  if (name.endsWith('/')) return 'is a folder, of which there are none';
  const parts = name.split('/');
  if (parts.length > MAX_DEPTH) return `lies more than ${MAX_DEPTH} folders deep`;
  return parts.map(partObjection).find((objection) => objection !== null) ?? null;
}

/** Two names of one key are one file on some system: composed or not, upper or lower case. */
export const nameKey = (name: string): string =>
  name.normalize('NFC').toLowerCase().toUpperCase().normalize('NFC');

/** The name that bytes are, if they are UTF-8; names in code pages are not guessed at. */
export function decodeName(bytes: Uint8Array, isSaidUtf8: boolean): string | null {
  if (!isSaidUtf8 && bytes.some((byte) => byte > 0x7f)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
