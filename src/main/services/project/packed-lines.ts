import { ChangesStreams } from './changes-stream.ts';
import { quickly, unpackPiece, type PackedPiece } from './container/packed-pieces.ts';
import type { ReplicaLines } from './lines-by-replica.ts';

/**
 * The lines of all changes of a project, held packed: they are asked for one part after another, and
 * otherwise only wait. Plain values: they pass between threads.
 */
export interface PackedLines {
  /** In the order of files. */
  readonly pieces: readonly PackedPiece[];
  /** How many lines there are. */
  readonly count: number;
}

const NEWLINE = 0x0a;

/** Packs lines as they are read. */
export class PackingLines {
  readonly #streams = new ChangesStreams(quickly);

  add({ replica, changes, lines }: ReplicaLines): void {
    this.#streams.add(replica, changes, lines);
  }

  /** Nothing can be added afterwards. */
  end(): PackedLines {
    const pieces = [...this.#streams.ended()].flatMap(([, packed]) => packed.pieces);
    return { pieces, count: pieces.reduce((sum, { lines }) => sum + lines, 0) };
  }
}

/** Where a line begins behind so many line ends. */
function startBehind(bytes: Uint8Array, ends: number): number {
  let start = 0;
  for (let passed = 0; passed < ends; passed++) start = bytes.indexOf(NEWLINE, start) + 1;
  return start;
}

/** The bytes from a line on, piece by piece. */
function* bytesFrom({ pieces }: PackedLines, from: number): Generator<Uint8Array> {
  let before = 0;
  for (const piece of pieces) {
    const behind = from - before;
    before += piece.lines;
    if (before < from) continue;
    const bytes = unpackPiece(piece);
    yield behind > 0 ? bytes.subarray(startBehind(bytes, behind)) : bytes;
  }
}

export interface LinesPart {
  readonly lines: string;
  /** The line that comes after them; null after the last. */
  readonly next: number | null;
}

/**
 * Lines from one on.
 *
 * @param most bytes that they have together, unless the first has more
 */
export function linesFrom(packed: PackedLines, from: number, most: number): LinesPart {
  const parts: Uint8Array[] = [];
  let length = 0;
  let end = 0;
  for (const part of bytesFrom(packed, from)) {
    parts.push(part);
    // The last line end up to there; of a longer first line, its own.
    const within = part.lastIndexOf(NEWLINE, Math.max(most - length - 1, 0)) + 1;
    const own = within === 0 && end === 0 ? part.indexOf(NEWLINE) + 1 : within;
    if (own > 0) end = length + own;
    length += part.length;
    if (end > 0 && length >= most) break;
  }
  const bytes = Buffer.concat(parts).subarray(0, end);
  let next = from;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) next++;
  return { lines: bytes.toString('utf8'), next: next < packed.count ? next : null };
}
