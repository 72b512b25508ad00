import { inFileOrder } from '#core/merge';
import { decodeChange, type Change } from '#core/model';
import { decodeCanonical, decodeCanonicalText, encodeCanonical } from './canonical-line.ts';
import { readJson, readUtf8, type Parsed } from './read-json.ts';

/** `changes/<replica>.jsonl`: what one installation changed, one change a line in canonical JSON. */

const NEWLINE = 0x0a;
const BRACE = 0x7b;
/** Bytes: the longest value and the most predecessors that a change may have, with room. */
export const MAX_LINE = 8 * 1024 * 1024;

function checkedLine(line: Uint8Array): Parsed<Change> {
  const json = readJson(line);
  if (!json.ok) return json;
  const decoded = decodeChange(json.value);
  return decoded.ok
    ? decoded
    : {
        ok: false,
        reason: `as a change ${decoded.reason.replace(/^It /, 'it ').replace(/\.$/, '')}`,
      };
}

function decodeLine(line: Uint8Array, replica: string | null): Parsed<Change> {
  if (line.length > MAX_LINE) return { ok: false, reason: 'it is too long' };
  // What cannot be read so is read with more care, and there the reason is found.
  const canonical = decodeCanonical(line);
  const decoded = canonical === null ? checkedLine(line) : { ok: true as const, value: canonical };
  return !decoded.ok || replica === null || decoded.value.replica === replica
    ? decoded
    : { ok: false, reason: 'it is a change made by another installation' };
}

/** What a file holds. */
export interface DecodedChanges {
  readonly changes: readonly Change[];
  /** Each line is as it would be written. */
  readonly isCanonical: boolean;
  /** Writing just these changes gives these very bytes. */
  readonly isAsWritten: boolean;
}

/** Bytes that become text in one go: each go costs something, and a file's text may not fit into memory. */
const STRETCH = 64 * 1024;

/** Where the whole lines end that fit into a stretch from `start` on; else where the first line does. */
function endOfStretch(bytes: Uint8Array, start: number): number {
  if (bytes.length - start <= STRETCH) return bytes.length;
  const last = bytes.lastIndexOf(NEWLINE, start + STRETCH - 1);
  const found = last >= start ? last : bytes.indexOf(NEWLINE, start);
  return found === -1 ? bytes.length : found + 1;
}

/** Lines that are canonical, each of them; null where any is not: which and why, this does not find out. */
function decodeStretch(bytes: Uint8Array, replica: string | null): readonly Change[] | null {
  if (bytes.length > MAX_LINE) return null;
  const text = readUtf8(bytes);
  if (!text.ok) return null;
  const lines = text.value.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const changes: Change[] = [];
  for (const line of lines) {
    const change = decodeCanonicalText(line);
    if (change === null || (replica !== null && change.replica !== replica)) return null;
    changes.push(change);
  }
  return changes;
}

/** Reads lines one by one. The reason names the line. */
function decodeLines(
  bytes: Uint8Array,
  replica: string | null,
  linesBefore: number,
): Parsed<readonly Change[]> {
  const changes: Change[] = [];
  let number = linesBefore;
  for (let start = 0; start < bytes.length;) {
    number++;
    const found = bytes.indexOf(NEWLINE, start);
    const end = found === -1 ? bytes.length : found;
    const decoded = decodeLine(bytes.subarray(start, end), replica);
    if (!decoded.ok)
      return { ok: false, reason: `is refused for line ${number}: ${decoded.reason}` };
    changes.push(decoded.value);
    start = end + 1;
  }
  return { ok: true, value: changes };
}

const isInFileOrder = (changes: readonly Change[]): boolean =>
  changes.every((change, at) => {
    const before = changes[at - 1];
    return before === undefined || inFileOrder(before, change) < 0;
  });

/**
 * Reads a file: its lines in any order, with any repetition. The reason names the line.
 *
 * @param replica whose changes they have to be; null where they may be anyone's
 * @param linesBefore of the same file, which are not among the bytes
 */
export function decodeChangesFile(
  bytes: Uint8Array,
  replica: string | null,
  linesBefore = 0,
): Parsed<DecodedChanges> {
  const changes: Change[] = [];
  let isCanonical = bytes.at(-1) === NEWLINE;
  for (let start = 0; start < bytes.length;) {
    const end = endOfStretch(bytes, start);
    const stretch = bytes.subarray(start, end);
    // A byte order mark is passed over in reading, and never written.
    isCanonical &&= stretch[0] === BRACE;
    let read = decodeStretch(stretch, replica);
    if (read === null) {
      isCanonical = false;
      const decoded = decodeLines(stretch, replica, linesBefore + changes.length);
      if (!decoded.ok) return decoded;
      read = decoded.value;
    }
    for (const change of read) changes.push(change);
    start = end;
  }
  const isAsWritten = isCanonical && isInFileOrder(changes);
  return { ok: true, value: { changes, isCanonical, isAsWritten } };
}

/** The same, where it does not matter how the file was written. */
export function decodeChanges(
  bytes: Uint8Array,
  replica: string | null,
  linesBefore = 0,
): Parsed<readonly Change[]> {
  const decoded = decodeChangesFile(bytes, replica, linesBefore);
  return decoded.ok ? { ok: true, value: decoded.value.changes } : decoded;
}

/** @param changes of one installation, in the order in which they are to stand */
export const encodeChanges = (changes: readonly Change[]): Uint8Array =>
  Buffer.from(changes.map((change) => `${encodeCanonical(change)}\n`).join(''), 'utf8');
