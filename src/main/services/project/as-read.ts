import type { Change } from '#core/model';

/**
 * Files of changes as they were read, for those that are written as they are: bringing projects
 * together leaves most installations' files as somebody has them, and writing all their lines
 * once more would cost as much as reading them. Held only as long as the changes are.
 */

interface File {
  readonly changes: readonly Change[];
  readonly bytes: Uint8Array;
}

const files = new WeakMap<Change, File>();

/** @param bytes what writing the changes, in this order, would give */
export function rememberWritten(changes: readonly Change[], bytes: Uint8Array): void {
  const [first] = changes;
  if (first !== undefined) files.set(first, { changes, bytes });
}

/** The file that holds these very changes, each read from it, and no other; null where there is none. */
export function writtenOf(changes: readonly Change[]): Uint8Array | null {
  const [first] = changes;
  const file = first === undefined ? undefined : files.get(first);
  if (file === undefined || file.changes.length !== changes.length) return null;
  return file.changes.every((change, at) => change === changes[at]) ? file.bytes : null;
}
