import { lstat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setImmediate as breath } from 'node:timers/promises';
import { idInLine, type Change } from '#core/model';
import { readRegularFile, sha256 } from '#main/services/files';
import { decodeChanges, projectLimits } from '#main/services/project';
import type { Position } from './shapes.ts';

/** A file of changes as it was found. */
export interface Reading {
  readonly position: Position;
  /** What stands behind the position that was known, or all of it. */
  readonly fresh: readonly Change[];
  /** The ids of what stands before it. */
  readonly known: readonly string[];
}

export type Read =
  | { readonly kind: 'read'; readonly reading: Reading }
  /** @property isFinal it says so itself: waiting would not mend it */
  | { readonly kind: 'refused'; readonly reason: string; readonly isFinal: boolean };

const NEWLINE = 0x0a;
/** Bytes decoded between two moments in which others have their turn. */
const STRETCH = 256 * 1024;

/** Where the first bytes are those that were read before; 0 where they are others. */
const knownUpTo = (bytes: Uint8Array, { bytes: length, sha256: said }: Position): number =>
  length <= bytes.length && sha256(bytes.subarray(0, length)) === said ? length : 0;

/** The ids in lines that were verified when these bytes were read. */
function idsIn(bytes: Uint8Array): readonly string[] {
  const ids: string[] = [];
  for (const line of Buffer.from(bytes).toString('utf8').split('\n')) {
    if (line === '') continue;
    ids.push(idInLine(line) ?? String((JSON.parse(line) as { readonly id: unknown }).id));
  }
  return ids;
}

const GIT_MARK = /marked by git/;

function linesIn(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) lines++;
  return lines;
}

async function decodeBehind(
  bytes: Uint8Array,
  from: number,
  replica: string,
): Promise<Read | readonly Change[]> {
  const changes: Change[] = [];
  for (let start = from; start < bytes.length;) {
    const found = bytes.indexOf(NEWLINE, Math.min(start + STRETCH, bytes.length));
    const end = found === -1 ? bytes.length : found + 1;
    const part = bytes.subarray(start, end);
    let decoded = decodeChanges(part, replica);
    if (!decoded.ok) decoded = decodeChanges(part, replica, linesIn(bytes.subarray(0, start)));
    if (!decoded.ok)
      return { kind: 'refused', reason: decoded.reason, isFinal: GIT_MARK.test(decoded.reason) };
    for (const change of decoded.value) changes.push(change);
    start = end;
    await breath();
  }
  return changes;
}

/**
 * Reads what is new in a file of changes: where it begins with what was read before, only what stands
 * behind that is decoded.
 */
export async function readChangesFile(
  folder: string,
  name: string,
  replica: string,
  position: Position,
): Promise<Read> {
  const read = await readRegularFile(join(folder, ...name.split('/')), projectLimits.maxEntry);
  if (!read.ok)
    return {
      kind: 'refused',
      reason: `is refused. ${read.message.replace(/\.$/, '')}`,
      isFinal: false,
    };
  const bytes = read.value;
  const from = knownUpTo(bytes, position);
  const fresh = await decodeBehind(bytes, from, replica);
  if ('kind' in fresh) return fresh;
  // A last line without its end is read, and once more when it has grown.
  const whole = bytes.lastIndexOf(NEWLINE) + 1;
  return {
    kind: 'read',
    reading: {
      position: { bytes: whole, sha256: sha256(bytes.subarray(0, whole)) },
      fresh,
      known: idsIn(bytes.subarray(0, from)),
    },
  };
}

/** What tells that a file is another than before, as far as the system says; null without a file. */
export async function signatureOf(
  folder: string,
  name: string,
): Promise<{ readonly text: string; readonly changedAt: number } | null> {
  const stats = await lstat(join(folder, ...name.split('/'))).catch(() => null);
  if (stats === null) return null;
  const { size, mtimeMs, ctimeMs, ino } = stats;
  return { text: [size, mtimeMs, ino].join(' '), changedAt: Math.max(mtimeMs, ctimeMs) };
}

export const sentenceFor = (folder: string, name: string, reason: string): string =>
  `In “${basename(folder)}”, “${name}” ${reason}.`;
