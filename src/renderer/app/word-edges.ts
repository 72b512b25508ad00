import { utf16, type NoteMarker, type TextRange } from '#core/text';

/** Which end of a passage moves, and which way along the text. */
export interface EdgeMove {
  readonly edge: 'start' | 'end';
  readonly direction: 1 | -1;
}

interface Word {
  readonly start: number;
  readonly end: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Far enough to hold the next word in any text that people write. */
const reach = 400;

/** The words around a place; a note's mark ("group.12") is none. */
function wordsAround(text: string, at: number, markers: readonly NoteMarker[]): readonly Word[] {
  const from = Math.max(0, at - reach);
  const near = markers.filter((mark) => mark.end > from && mark.start < at + reach);
  const words: Word[] = [];
  for (const segment of segmenter.segment(text.slice(from, at + reach))) {
    if (segment.isWordLike !== true) continue;
    const start = from + segment.index;
    const end = start + segment.segment.length;
    if (near.some((mark) => mark.start <= start && end <= mark.end)) continue;
    words.push({ start, end });
  }
  return words;
}

/**
 * The range with one edge moved by a word: a start goes to a word's start, an end to a word's end.
 * Null where no word is left that way, or where the passage would become empty.
 */
export function moveEdgeByWord(
  text: string,
  markers: readonly NoteMarker[],
  range: TextRange,
  { edge, direction }: EdgeMove,
): TextRange | null {
  const at = range[edge];
  const places = wordsAround(text, at, markers).map((word) => word[edge]);
  const next = direction === 1 ? places.find((p) => p > at) : places.findLast((p) => p < at);
  if (next === undefined) return null;
  const moved = { ...range, [edge]: utf16(next) };
  return moved.start < moved.end ? { start: moved.start, end: moved.end } : null;
}
