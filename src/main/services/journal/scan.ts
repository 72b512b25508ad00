import { decodeChange } from '#core/model';
import { sha256 } from '#main/services/files';
import { readHeader, readRecord, timeIn, type Header, type RecordLine } from './lines.ts';

const LF = 0x0a;

/** A line's bytes, without its end, and where it begins. */
export interface FoundLine {
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** The whole lines of a file, in order. What follows the last line's end is none. */
export function* linesOf(bytes: Uint8Array): Generator<FoundLine> {
  let at = 0;
  for (;;) {
    const end = bytes.indexOf(LF, at);
    if (end < 0) return;
    yield { at, bytes: bytes.subarray(at, end) };
    at = end + 1;
  }
}

/** What one segment's bytes hold. */
export interface Scan {
  /** Null where the first line is none. */
  readonly header: Header | null;
  /** Number of the last record in an unbroken chain from the header on; before the first, one less. */
  readonly last: number;
  /** Hash of that record's line, or of the header's. */
  readonly hash: string;
  /** Bytes from the start that the chain covers. */
  readonly whole: number;
  /** Time of the last change of the chain; null without any. */
  readonly at: string | null;
  /** Records beyond a break, whose changes are what they say they are. */
  readonly beyond: readonly RecordLine[];
}

const asText = ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength).toString('utf8');

/** Whether a change stands for itself: its id is the hash of what it says. */
function isSound({ change }: RecordLine): boolean {
  try {
    return decodeChange(JSON.parse(change)).ok;
  } catch {
    return false;
  }
}

/** In the lines of some bytes. */
const soundIn = (bytes: Uint8Array): readonly RecordLine[] =>
  [...linesOf(bytes)].flatMap((line) => {
    const record = readRecord(asText(line.bytes));
    return record !== null && isSound(record) ? [record] : [];
  });

/** A record that the next line has not vouched for yet. */
interface Unconfirmed {
  readonly record: RecordLine;
  readonly hash: string;
  readonly end: number;
}

/**
 * Follows the chain through a segment's bytes. A line is vouched for by the hash in the line after it; the
 * last of a chain, which has none, by its change's own.
 *
 * @param each told of every record of the chain, in order
 */
export function scan(bytes: Uint8Array, each: (record: RecordLine) => void): Scan {
  // One line after another: all of them at once would keep the bytes in memory long after this.
  const lines = linesOf(bytes);
  const next = lines.next();
  const first = next.done === true ? undefined : next.value.bytes;
  const header = first === undefined ? null : readHeader(asText(first));
  if (first === undefined || header === null) {
    const behind = first === undefined ? bytes : bytes.subarray(first.length + 1);
    return { header: null, last: 0, hash: '', whole: 0, at: null, beyond: soundIn(behind) };
  }
  let certain = {
    last: header.n - 1,
    hash: sha256(first),
    whole: first.length + 1,
    at: null as string | null,
  };
  let waiting: Unconfirmed | null = null;
  const confirm = ({ record, hash, end }: Unconfirmed): void => {
    each(record);
    certain = { last: record.n, hash, whole: end, at: timeIn(record.change) };
  };
  for (const { at, bytes: line } of lines) {
    const record = readRecord(asText(line));
    const before: { readonly n: number; readonly hash: string } =
      waiting === null
        ? { n: certain.last, hash: certain.hash }
        : { n: waiting.record.n, hash: waiting.hash };
    if (record === null || record.n !== before.n + 1 || record.prev !== before.hash) break;
    if (waiting !== null) confirm(waiting);
    waiting = { record, hash: sha256(line), end: at + line.length + 1 };
  }
  if (waiting !== null && isSound(waiting.record)) confirm(waiting);
  const beyond = soundIn(bytes.subarray(certain.whole));
  return { header, ...certain, beyond };
}
