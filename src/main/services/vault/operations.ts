import { z } from 'zod';

/**
 * What can happen to files, in the order in which it did. Paths are those below the folder that the
 * vault stands for, with "/" between names. Whatever is cut off behind one of a row, what is left is a
 * state that there was.
 */
export type Operation =
  | { readonly kind: 'folder'; readonly path: string }
  /** An empty file. */
  | { readonly kind: 'make'; readonly path: string }
  | {
      readonly kind: 'write';
      readonly path: string;
      readonly at: number;
      readonly bytes: Uint8Array;
    }
  | { readonly kind: 'cut'; readonly path: string; readonly length: number }
  /** What was at the second path is gone. */
  | { readonly kind: 'move'; readonly path: string; readonly to: string }
  | { readonly kind: 'remove'; readonly path: string };

/** Where a record stands among others. */
export interface RecordPlace {
  /** Counted from 1. */
  readonly n: number;
  /** SHA-256 of the sealed record before, in hexadecimal; zeros without one. */
  readonly prev: string;
  /**
   * Of one that begins anew: with the others of its parts it holds all that there is, and no record
   * before them counts any more.
   */
  readonly anew: { readonly part: number; readonly of: number } | null;
}

export interface SealedRecord extends RecordPlace {
  readonly operations: readonly Operation[];
}

export const NO_RECORD = '0'.repeat(64);

const FORMAT = 'obelus-sealed';
const FORMAT_VERSION = 1;
const LF = 0x0a;

const count = z.int().nonnegative();
const path = z.string().min(1);

const shape = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.literal(FORMAT_VERSION),
  n: z.int().positive(),
  prev: z.string().regex(/^[0-9a-f]{64}$/),
  anew: z.object({ part: z.int().positive(), of: z.int().positive() }).nullable(),
  operations: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('folder'), path }),
      z.object({ kind: z.literal('make'), path }),
      z.object({ kind: z.literal('write'), path, at: count, length: count }),
      z.object({ kind: z.literal('cut'), path, length: count }),
      z.object({ kind: z.literal('move'), path, to: path }),
      z.object({ kind: z.literal('remove'), path }),
    ]),
  ),
});

/**
 * A record before it is sealed: one line of JSON that says what happened; behind it, one after another,
 * the bytes that were written.
 *
 *     {"format":"obelus-sealed","formatVersion":1,"n":7,"prev":"<64 digits>","anew":null,
 *      "operations":[{"kind":"write","path":"journal/…","at":512,"length":30},…]}
 */
export function encodeRecord({ n, prev, anew, operations }: SealedRecord): Uint8Array {
  const parts: Uint8Array[] = [];
  const told = operations.map((operation) => {
    if (operation.kind !== 'write') return operation;
    const { kind, path: where, at, bytes } = operation;
    parts.push(bytes);
    return { kind, path: where, at, length: bytes.length };
  });
  const head = { format: FORMAT, formatVersion: FORMAT_VERSION, n, prev, anew, operations: told };
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`, 'utf8'), ...parts]);
}

/** Null where the bytes are no record. What is written lies in the bytes given. */
export function decodeRecord(bytes: Uint8Array): SealedRecord | null {
  const end = bytes.indexOf(LF);
  const head = end < 0 ? null : headIn(bytes.subarray(0, end));
  if (head === null) return null;
  let at = end + 1;
  const operations = head.operations.map((operation): Operation => {
    if (operation.kind !== 'write') return operation;
    const content = bytes.subarray(at, (at += operation.length));
    return { kind: 'write', path: operation.path, at: operation.at, bytes: content };
  });
  return at === bytes.length ? { n: head.n, prev: head.prev, anew: head.anew, operations } : null;
}

function headIn(line: Uint8Array): z.infer<typeof shape> | null {
  try {
    const decoded = shape.safeParse(JSON.parse(Buffer.from(line).toString('utf8')));
    return decoded.success ? decoded.data : null;
  } catch {
    return null;
  }
}

/** Bytes of one record, unless a single write is longer. */
const RECORD_BYTES = 32 * 1024 * 1024;
const MOST_OPERATIONS = 20_000;

/** Operations in rows that a record may hold, in their order. */
export function inRecords(
  operations: readonly Operation[],
  most = RECORD_BYTES,
): readonly (readonly Operation[])[] {
  const rows: Operation[][] = [];
  let size = Infinity;
  for (const operation of operations) {
    const length = operation.kind === 'write' ? operation.bytes.length : 0;
    const row = rows.at(-1);
    if (row === undefined || size + length > most || row.length >= MOST_OPERATIONS) {
      rows.push([operation]);
      size = length;
    } else {
      row.push(operation);
      size += length;
    }
  }
  return rows;
}
