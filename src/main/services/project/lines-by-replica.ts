import type { Change } from '#core/model';
import { decodeChangesFile, encodeChanges } from './changes-file.ts';
import type { Parsed } from './read-json.ts';

/** Changes of one installation, and their lines in canonical JSON, each ended. */
export interface ReplicaLines {
  readonly replica: string;
  readonly changes: readonly Change[];
  readonly lines: Uint8Array;
}

const NEWLINE = 0x0a;

/** The lines themselves, by whose changes they are. */
function sorted(changes: readonly Change[], bytes: Uint8Array): readonly ReplicaLines[] {
  const found = new Map<string, { readonly changes: Change[]; readonly parts: Uint8Array[] }>();
  let start = 0;
  for (const change of changes) {
    const end = bytes.indexOf(NEWLINE, start) + 1;
    let own = found.get(change.replica);
    if (own === undefined) found.set(change.replica, (own = { changes: [], parts: [] }));
    own.changes.push(change);
    own.parts.push(bytes.subarray(start, end));
    start = end;
  }
  return [...found].map(([replica, own]) => ({
    ...{ replica, changes: own.changes, lines: Buffer.concat(own.parts) },
  }));
}

/**
 * Lines as they come, taken apart by the installations whose changes they are.
 *
 * @param replica whose changes they have to be; null where they may be anyone's
 * @param linesBefore of the same file, which are not among the bytes
 */
export function linesByReplica(
  bytes: Uint8Array,
  replica: string | null,
  linesBefore = 0,
): Parsed<readonly ReplicaLines[]> {
  const decoded = decodeChangesFile(bytes, replica, linesBefore);
  if (!decoded.ok) return decoded;
  const { changes, isCanonical } = decoded.value;
  const lines = isCanonical ? bytes : encodeChanges(changes);
  const [first] = changes;
  const isOfOne = changes.every((change) => change.replica === first?.replica);
  if (first === undefined || !isOfOne) return { ok: true, value: sorted(changes, lines) };
  return { ok: true, value: [{ replica: first.replica, changes, lines }] };
}

/** The same of lines that were written by us and read before: what they say is not looked at. */
export function knownLinesByReplica(bytes: Uint8Array): readonly ReplicaLines[] {
  const { buffer, byteOffset, length } = bytes;
  const text = Buffer.from(buffer as ArrayBuffer, byteOffset, length).toString('utf8');
  const changes = text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Change);
  return sorted(changes, bytes);
}
