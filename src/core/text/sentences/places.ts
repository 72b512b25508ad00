import type { Block, DocumentBody, NoteMarker } from '../blocks.ts';
import { utf16, type TextRange } from '../offsets.ts';

/** Looking up what of a document's structure lies at a place, without going through all of it. */

/** Number of leading items of an ordered list that start at or before a place. */
function countAtMost(list: readonly TextRange[], at: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] as TextRange).start <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the last block that starts at or before a place; -1 before the first. */
export const blockBefore = ({ blocks }: DocumentBody, at: number): number =>
  countAtMost(blocks, at) - 1;

/** The last block that starts at or before a place; null before the first. */
export const blockAt = (body: DocumentBody, at: number): Block | null =>
  body.blocks[blockBefore(body, at)] ?? null;

/** The notes' marks that share something with a range, in order. */
function markersIn(
  { noteMarkers }: DocumentBody,
  { start, end }: { readonly start: number; readonly end: number },
): readonly NoteMarker[] {
  let from = countAtMost(noteMarkers, start);
  // The one before may reach into the range.
  if (from > 0 && (noteMarkers[from - 1] as NoteMarker).end > start) from--;
  const to = countAtMost(noteMarkers, end - 1);
  return from < to ? noteMarkers.slice(from, to) : [];
}

const WORDLIKE = /[\p{L}\p{N}]/u;
const SPACE = /\s/u;

/** Whether a range holds a letter or digit outside the marks of notes. */
export function holdsWords(body: DocumentBody, { start, end }: TextRange): boolean {
  let from: number = start;
  for (const mark of markersIn(body, { start, end })) {
    if (WORDLIKE.test(body.text.slice(from, mark.start))) return true;
    from = Math.max(from, mark.end);
  }
  return WORDLIKE.test(body.text.slice(from, end));
}

/** What stands between two marks of one place: "4, 5". */
const JOINT = /^[\s,;–-]*$/u;

/** A range without white space and marks of notes at its edges: perhaps empty. */
export function trimmed(body: DocumentBody, range: TextRange): TextRange {
  const { text } = body;
  const marks = markersIn(body, range);
  let start: number = range.start;
  let end: number = range.end;
  const trimSpace = (): void => {
    while (start < end && SPACE.test(text.charAt(start))) start++;
    while (end > start && SPACE.test(text.charAt(end - 1))) end--;
  };
  trimSpace();
  for (const [index, mark] of marks.entries()) {
    if (mark.start > start) break;
    start = Math.max(start, Math.min(mark.end, end));
    const next = marks[index + 1]?.start ?? end;
    if (next < end && JOINT.test(text.slice(start, next))) start = next;
    trimSpace();
  }
  for (let index = marks.length - 1; index >= 0; index--) {
    const mark = marks[index] as NoteMarker;
    if (mark.end < end) break;
    end = Math.min(end, Math.max(mark.start, start));
    const former = marks[index - 1]?.end ?? start;
    if (former > start && JOINT.test(text.slice(former, end))) end = former;
    trimSpace();
  }
  return { start: utf16(start), end: utf16(end) };
}

/** A range's text with the marks of notes, and what joins them, set to a sign: of the same length. */
export function masked(
  body: DocumentBody,
  { start, end }: { readonly start: number; readonly end: number },
  sign: string,
): string {
  let out = '';
  let from = start;
  for (const mark of markersIn(body, { start, end })) {
    const to = Math.min(mark.end, end);
    const at = Math.max(mark.start, start);
    const gap = body.text.slice(from, at);
    const isJoint = from > start && JOINT.test(gap);
    out += isJoint ? sign.repeat(gap.length) : gap;
    out += sign.repeat(Math.max(0, to - Math.max(at, from)));
    from = Math.max(from, to);
  }
  return out + body.text.slice(from, end);
}

/** The words of a range as they are read out: without the marks of notes. */
export const wordsRead = (
  body: DocumentBody,
  range: { readonly start: number; readonly end: number },
): string => masked(body, range, '');

/** Whether a block is read: boilerplate is passed over. */
export const isRead = (block: Block): boolean => block.boilerplate !== true;
