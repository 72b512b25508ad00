import type { Block, DocumentBody } from '../blocks.ts';
import type { TextRange } from '../offsets.ts';
import { blockBefore, isRead } from '../sentences/places.ts';
import { sentenceAt } from '../sentences/sentences.ts';
import { isAllRead, readUntil } from './reading.ts';

/**
 * Where to go on reading. A place to go on is a sentence: the first that was not read of its
 * paragraph, so that going from one to the next passes from paragraph to paragraph.
 */

/** A paragraph longer than this, in UTF-16 units, is gone through sentence by sentence. */
const LONG = 8_192;

/** The first sentence of one block, from a place on, that was not read; null where all were. */
function unreadIn(
  body: DocumentBody,
  read: readonly TextRange[],
  index: number,
  from: number,
): TextRange | null {
  const block = body.blocks[index] as Block;
  if (!isRead(block)) return null;
  const at = readUntil(read, Math.max(from, block.start));
  if (at >= block.end) return null;
  const sentence = sentenceAt(body, at);
  return sentence !== null && sentence.end > at && sentence.start < block.end ? sentence : null;
}

/** The first sentence that was not read and ends behind a place; null where there is none. */
export function unreadFrom(
  body: DocumentBody,
  read: readonly TextRange[],
  at: number,
): TextRange | null {
  for (let index = Math.max(0, blockBefore(body, at)); index < body.blocks.length; index++) {
    const found = unreadIn(body, read, index, at);
    if (found !== null) return found;
  }
  return null;
}

/**
 * The next place to go on behind a range: in the same paragraph where the range was read, else in a
 * later one; from the end, round to the first. Null where all was read, or nothing but the range is
 * left.
 */
export function unreadAfter(
  body: DocumentBody,
  read: readonly TextRange[],
  from: TextRange,
): TextRange | null {
  const block = body.blocks[blockBefore(body, from.start)];
  const isLong = block !== undefined && block.end - block.start > LONG;
  const behind =
    block === undefined || isLong || isAllRead(read, from)
      ? from.end
      : Math.max(from.end, block.end);
  const found = unreadFrom(body, read, behind) ?? unreadFrom(body, read, 0);
  return found !== null && found.start === from.start && found.end <= from.end ? null : found;
}

/** The place to go on in the last paragraph before a range that has one; from the start, round to the last. */
export function unreadBefore(
  body: DocumentBody,
  read: readonly TextRange[],
  from: TextRange,
): TextRange | null {
  const back = (last: number, isWanted: (found: TextRange) => boolean): TextRange | null => {
    for (let index = last; index >= 0; index--) {
      const found = unreadIn(body, read, index, 0);
      if (found !== null && isWanted(found)) return found;
    }
    return null;
  };
  return (
    back(blockBefore(body, from.start), ({ start }) => start < from.start) ??
    back(body.blocks.length - 1, ({ start }) => start > from.start)
  );
}
