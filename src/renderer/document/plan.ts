import type { Block, DocumentBody } from '#core/text';

/**
 * How a body is cut for the reading surface: blocks into pieces (a block of common length is one
 * piece), pieces into chunks of about 2 KB, chunks into sections. All columns are typed arrays, so
 * that the plan of a 16 MB text costs milliseconds and its look-ups nanoseconds.
 *
 * Offsets are UTF-16 code units of the canonical text; positions are ProseMirror positions in the
 * document that `buildDocument` makes of this plan.
 */
export interface Plan {
  readonly body: DocumentBody;
  readonly pieceCount: number;
  readonly chunkCount: number;
  readonly sectionCount: number;
  /** Per piece: where its text starts and ends, and the block it is of. */
  readonly pieceStart: Int32Array;
  readonly pieceEnd: Int32Array;
  readonly pieceBlock: Int32Array;
  /** Per piece: the position at the start of its text. */
  readonly piecePosition: Int32Array;
  /** Per chunk, and one past the last: its first piece. */
  readonly chunkFirstPiece: Int32Array;
  /** Per section, and one past the last: its first chunk. */
  readonly sectionFirstChunk: Int32Array;
}

/** About a screen: whatever changes, the browser paints all that is live anew. */
const CHUNK_UNITS = 2048;
const CHUNK_PIECES = 48;
const SECTION_CHUNKS = 48;
/** A paragraph beyond this is shown in several pieces, or it would be laid out whole. */
const PIECE_UNITS = 8192;

/** Where to cut a long block: after the last space of the stretch, never inside a surrogate pair. */
function cutAt(text: string, start: number, limit: number): number {
  const space = text.lastIndexOf(' ', limit - 1);
  if (space > start + PIECE_UNITS / 2) return space + 1;
  const code = text.charCodeAt(limit);
  return code >= 0xdc00 && code <= 0xdfff ? limit - 1 : limit;
}

interface Pieces {
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly block: Int32Array;
  readonly count: number;
}

/** Counts an upper bound first, so that the columns are allocated once. */
function cutPieces(text: string, blocks: readonly Block[]): Pieces {
  let bound = 0;
  for (const block of blocks)
    bound += 1 + Math.floor((block.end - block.start) / (PIECE_UNITS / 2));
  const start = new Int32Array(bound);
  const end = new Int32Array(bound);
  const owner = new Int32Array(bound);
  let count = 0;
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index] as Block;
    let from: number = block.start;
    while (from < block.end) {
      const to =
        block.end - from <= PIECE_UNITS ? block.end : cutAt(text, from, from + PIECE_UNITS);
      start[count] = from;
      end[count] = to;
      owner[count] = index;
      count += 1;
      from = to;
    }
  }
  return { start, end, block: owner, count };
}

function groupChunks(pieces: Pieces): number[] {
  const first = [0];
  let units = 0;
  let held = 0;
  for (let piece = 0; piece < pieces.count; piece++) {
    const length = (pieces.end[piece] as number) - (pieces.start[piece] as number);
    if (held > 0 && (units + length > CHUNK_UNITS || held === CHUNK_PIECES)) {
      first.push(piece);
      units = 0;
      held = 0;
    }
    units += length;
    held += 1;
  }
  first.push(pieces.count);
  return first;
}

/**
 * Positions count one token for each opening and each closing of section, chunk and block:
 * a piece's text starts behind all that was opened and closed before it.
 */
function placePieces(pieces: Pieces, chunkFirst: readonly number[]): Int32Array {
  const positions = new Int32Array(pieces.count);
  let position = 0;
  for (let chunk = 0; chunk < chunkFirst.length - 1; chunk++) {
    if (chunk % SECTION_CHUNKS === 0) position += chunk === 0 ? 1 : 2;
    position += 1;
    const end = chunkFirst[chunk + 1] as number;
    for (let piece = chunkFirst[chunk] as number; piece < end; piece++) {
      positions[piece] = position + 1;
      position += 2 + (pieces.end[piece] as number) - (pieces.start[piece] as number);
    }
    position += 1;
  }
  return positions;
}

/** Cuts a body. A body without blocks (an empty text) gives a plan of no pieces. */
export function planDocument(body: DocumentBody): Plan {
  const pieces = cutPieces(body.text, body.blocks);
  const chunkFirst = pieces.count === 0 ? [0] : groupChunks(pieces);
  const chunkCount = chunkFirst.length - 1;
  const sectionFirst: number[] = [];
  for (let chunk = 0; chunk < chunkCount; chunk += SECTION_CHUNKS) sectionFirst.push(chunk);
  sectionFirst.push(chunkCount);
  return {
    body,
    pieceCount: pieces.count,
    chunkCount,
    sectionCount: sectionFirst.length - 1,
    pieceStart: pieces.start.subarray(0, pieces.count),
    pieceEnd: pieces.end.subarray(0, pieces.count),
    pieceBlock: pieces.block.subarray(0, pieces.count),
    piecePosition: placePieces(pieces, chunkFirst),
    chunkFirstPiece: Int32Array.from(chunkFirst),
    sectionFirstChunk: Int32Array.from(sectionFirst),
  };
}

/** Index of the last element that is at most `value` in an ascending column; -1 where none is. */
export function lastAtMost(column: Int32Array, value: number): number {
  let low = 0;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The chunk that holds a piece. */
export const chunkOfPiece = (plan: Plan, piece: number): number =>
  Math.min(lastAtMost(plan.chunkFirstPiece, piece), plan.chunkCount - 1);

/** The section that holds a chunk. */
export const sectionOfChunk = (chunk: number): number => Math.floor(chunk / SECTION_CHUNKS);

/** Where a chunk's text starts and ends, in code units; gaps at its ends are left out. */
export const chunkStart = (plan: Plan, chunk: number): number =>
  plan.pieceStart[plan.chunkFirstPiece[chunk] as number] as number;
export const chunkEnd = (plan: Plan, chunk: number): number =>
  plan.pieceEnd[(plan.chunkFirstPiece[chunk + 1] as number) - 1] as number;
