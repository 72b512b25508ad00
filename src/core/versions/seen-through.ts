import { fold } from '#core/anchoring';
import { utf16, type DocumentBody, type TextRange } from '#core/text';

/** A text without what readers see through: notes' marks left out, all else folded. */
export interface SeenThrough {
  readonly text: string;
  /** Where a range of the text itself stands here; null where it does not begin and end with units. */
  toHere(range: TextRange): TextRange | null;
  toSource(range: TextRange): TextRange | null;
}

const rangeOf = (start: number, end: number): TextRange => ({
  start: utf16(start),
  end: utf16(end),
});

export function seenThrough({
  text,
  noteMarkers,
}: Pick<DocumentBody, 'text' | 'noteMarkers'>): SeenThrough {
  const pieces: string[] = [];
  /** Where each piece begins in the text, and without the marks. */
  const starts: number[] = [];
  const plainStarts: number[] = [];
  let length = 0;
  let from = 0;
  for (const { start, end } of [...noteMarkers, { start: text.length, end: text.length }]) {
    if (start > from || start === text.length) {
      starts.push(from);
      plainStarts.push(length);
      pieces.push(text.slice(from, start));
      length += start - from;
    }
    from = end;
  }
  const plain = pieces.join('');
  const folded = fold(plain);

  /** Index of the last of ascending numbers that is not greater. */
  const lastUpTo = (numbers: readonly number[], value: number): number => {
    let low = 0;
    let high = numbers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[middle] ?? 0) <= value) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  };
  const plainOf = (offset: number): number => {
    const piece = lastUpTo(starts, offset);
    const into = Math.min(offset - (starts[piece] ?? 0), pieces[piece]?.length ?? 0);
    return (plainStarts[piece] ?? 0) + into;
  };
  /** Of two offsets that a mark lies between, a passage's end is before it. */
  const sourceOf = (offset: number, isEnd: boolean): number => {
    const piece = lastUpTo(plainStarts, isEnd ? Math.max(0, offset - 1) : offset);
    return (starts[piece] ?? 0) + offset - (plainStarts[piece] ?? 0);
  };

  return {
    text: folded.text,
    toHere({ start, end }) {
      const [plainStart, plainEnd] = [plainOf(start), plainOf(end)];
      const range = rangeOf(folded.near(plainStart), folded.near(plainEnd));
      if (range.start >= range.end) return null;
      const back = folded.toSource(range.start, range.end);
      return back?.start === plainStart && back.end === plainEnd ? range : null;
    },
    toSource({ start, end }) {
      const source = folded.toSource(start, end);
      return source === null || source.start >= source.end
        ? null
        : rangeOf(sourceOf(source.start, false), sourceOf(source.end, true));
    },
  };
}
