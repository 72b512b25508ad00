import { canonicalJson, isUuid, type Change } from '#core/model';

/**
 * A segment's lines. The first says where the segment belongs; each other is a record:
 *
 *     {"format":"obelus-journal","formatVersion":1,"journal":"<UUID>","n":<number of its first
 *      record>,"prev":"<hash>","segment":<number>}
 *     {"change":<the change in canonical JSON>,"n":<number>,"prev":"<hash>"}
 *
 * `prev` is the SHA-256 of the line before, without its end, across segments; of the very first line
 * it is zeros. A line ends with LF, and one that does not was cut off.
 */
export const NO_LINE = '0'.repeat(64);
const FORMAT = 'obelus-journal';
const FORMAT_VERSION = 1;

export interface Header {
  readonly journal: string;
  readonly segment: number;
  /** Number that its first record has, or will have. */
  readonly n: number;
  readonly prev: string;
}

export interface RecordLine {
  /** The change in canonical JSON. */
  readonly change: string;
  readonly n: number;
  readonly prev: string;
}

export const headerLine = ({ journal, segment, n, prev }: Header): string =>
  canonicalJson({ format: FORMAT, formatVersion: FORMAT_VERSION, journal, n, prev, segment });

/** @param change in canonical JSON */
export const recordLine = (change: string, n: number, prev: string): string =>
  `{"change":${change},"n":${n},"prev":"${prev}"}`;

export const changeLine = (change: Change): string => canonicalJson({ ...change });

const isNumber = (value: unknown): value is number => Number.isSafeInteger(value);

/** Null where the line is no header, or a newer program's. */
export function readHeader(line: string): Header | null {
  try {
    const value = JSON.parse(line) as Partial<Header> & {
      format?: unknown;
      formatVersion?: unknown;
    };
    const { journal, segment, n, prev } = value;
    if (value.format !== FORMAT || value.formatVersion !== FORMAT_VERSION) return null;
    if (!isUuid(journal) || !isNumber(segment) || !isNumber(n)) return null;
    return typeof prev === 'string' ? { journal, segment, n, prev } : null;
  } catch {
    return null;
  }
}

const RECORD = /^\{"change":(\{.*\}),"n":(\d{1,15}),"prev":"([^"]{1,80})"\}$/s;

/** Null where the line is no record. What its change says is not looked at. */
export function readRecord(line: string): RecordLine | null {
  const match = RECORD.exec(line);
  if (match === null) return null;
  const [, change = '', n = '', prev = ''] = match;
  return { change, n: Number(n), prev };
}

const AT = /"at":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)"/;

/** When a change says that it was made; null where it does not. `at` comes second in canonical JSON. */
export const timeIn = (change: string): string | null => AT.exec(change)?.[1] ?? null;
