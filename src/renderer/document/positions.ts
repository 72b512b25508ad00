import { utf16, type TextRange, type Utf16Offset } from '#core/text';
import { chunkOfPiece, lastAtMost, type Plan } from './plan.ts';

/**
 * The only place where offsets of the canonical text (UTF-16 code units) and ProseMirror positions
 * meet. Every offset inside a block has exactly one position and back; an offset between blocks
 * goes to the block that `side` names.
 */

/** Which way to leave a gap between blocks: to the start of the next, or to the end of the last. */
export type Side = 'next' | 'previous';

/** The piece that holds an offset, or that lies on the given side of it; -1 in an empty document. */
export function pieceAt(plan: Plan, offset: number, side: Side): number {
  const piece = lastAtMost(plan.pieceStart, offset);
  if (piece < 0) return plan.pieceCount > 0 ? 0 : -1;
  const isPast = offset > (plan.pieceEnd[piece] as number);
  const isNextBetter = side === 'next' && isPast && piece + 1 < plan.pieceCount;
  return isNextBetter ? piece + 1 : piece;
}

const clamp = (value: number, low: number, high: number): number =>
  Math.max(low, Math.min(high, value));

/** @returns a ProseMirror position inside a block's text; 0 in an empty document. */
export function toPosition(plan: Plan, offset: number, side: Side = 'next'): number {
  const piece = pieceAt(plan, offset, side);
  if (piece < 0) return 0;
  const start = plan.pieceStart[piece] as number;
  const inside = clamp(offset, start, plan.pieceEnd[piece] as number) - start;
  return (plan.piecePosition[piece] as number) + inside;
}

/** @returns the offset of a position; positions between blocks go to the end of the one before. */
export function toOffset(plan: Plan, position: number): Utf16Offset {
  const piece = lastAtMost(plan.piecePosition, position);
  if (piece < 0) return utf16(plan.pieceStart[0] ?? 0);
  const inside = position - (plan.piecePosition[piece] as number);
  const start = plan.pieceStart[piece] as number;
  return utf16(Math.min(start + inside, plan.pieceEnd[piece] as number));
}

/** @returns the range between two positions in either order. */
export function toRange(plan: Plan, anchor: number, head: number): TextRange {
  return {
    start: toOffset(plan, Math.min(anchor, head)),
    end: toOffset(plan, Math.max(anchor, head)),
  };
}

/** The chunk that holds an offset, or lies next behind it; -1 in an empty document. */
export function chunkAt(plan: Plan, offset: number): number {
  const piece = pieceAt(plan, offset, 'next');
  return piece < 0 ? -1 : chunkOfPiece(plan, piece);
}
