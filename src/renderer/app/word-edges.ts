import {
  unitAfter,
  unitBack,
  unitBefore,
  unitFrom,
  type DocumentBody,
  type TextRange,
  type TextUnit,
} from '#core/text';

/** Which end of a passage moves, which way along the text, and how far. */
export interface EdgeMove {
  readonly edge: 'start' | 'end';
  readonly direction: 1 | -1;
  /** A word where absent. */
  readonly unit?: TextUnit;
}

/**
 * The range with one edge moved by a word or a character: a start goes to one's start, an end to
 * one's end, so that white space, punctuation and notes' marks are passed over (by words) or never
 * stopped at. Null where nothing is left that way, or where the passage would become empty.
 */
export function moveEdge(
  body: DocumentBody,
  range: TextRange,
  { edge, direction, unit = 'word' }: EdgeMove,
): TextRange | null {
  const find =
    edge === 'end'
      ? direction === 1
        ? unitFrom
        : unitBefore
      : direction === 1
        ? unitAfter
        : unitBack;
  const found = find(body, range[edge], unit);
  if (found === null) return null;
  const moved = { start: range.start, end: range.end, [edge]: found[edge] };
  return moved.start < moved.end ? moved : null;
}
