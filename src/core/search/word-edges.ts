import { holds } from './ascending.ts';
import type { FoldedBlocks } from './searchable-body.ts';
import { isInsideWord } from './word-characters.ts';

/**
 * Whether a word may begin or end at a place of folded blocks: by the rule of words, and wherever a
 * note's mark begins or ends, which is of no word ("group.12", "2021,24").
 */
export function isWordEdge({ text, markers }: FoldedBlocks, at: number): boolean {
  if (!isInsideWord(text, at)) return true;
  if (markers.length === 0) return false;
  if (holds(markers, at)) return true;
  // A point or comma between digits joins them only where both are of the text, or both of the mark.
  const isPoint = (place: number): boolean => /^[.,]$/u.test(text.charAt(place));
  return (isPoint(at) && holds(markers, at + 1)) || (isPoint(at - 1) && holds(markers, at - 1));
}
