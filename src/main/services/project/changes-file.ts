import { decodeChange, type Change } from '#core/model';
import { decodeCanonical, encodeCanonical } from './canonical-line.ts';
import { readJson, type Parsed } from './read-json.ts';

/** `changes/<replica>.jsonl`: what one installation changed, one change a line in canonical JSON. */

const NEWLINE = 0x0a;
/** Bytes: the longest value and the most predecessors that a change may have, with room. */
const MAX_LINE = 8 * 1024 * 1024;

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

/**
 * Reads a file line by line: in any order, with any repetition. The reason names the line.
 *
 * @param replica whose changes they have to be; null where they may be anyone's
 * @param linesBefore of the same file, which are not among the bytes
 */
export function decodeChanges(
  bytes: Uint8Array,
  replica: string | null,
  linesBefore = 0,
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

/** @param changes of one installation, in the order in which they are to stand */
export const encodeChanges = (changes: readonly Change[]): Uint8Array =>
  Buffer.from(changes.map((change) => `${encodeCanonical(change)}\n`).join(''), 'utf8');
