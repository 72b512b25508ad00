import { utf16, type NoteMarker, type TextRange } from '#core/text';
import type { DocumentId, Json } from '#core/model';
import { describePassage } from '#core/anchoring';
import type { TextOfDocument } from '../records/text-of-document.ts';

/** Ranges as a person means them, and as changes hold them. */

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** UTF-16 code units looked at around a place; more where a cluster reaches further. */
const WINDOW = 64;
const MOST_WINDOW = 1 << 14;

const clamp = (at: number, text: string): number => Math.min(Math.max(at, 0), text.length);

/** Whether a unit is a cluster of its own between two such, or at an end of the text: most of a text. */
const standsAlone = (code: number): boolean =>
  Number.isNaN(code) ||
  (code >= 0x20 && code < 0x7f) ||
  (code > 0xa0 && code < 0x300 && code !== 0xad);

/** The grapheme cluster that holds the code unit at a place; [at, at) at the text's end. */
function clusterAt(text: string, at: number): readonly [start: number, end: number] {
  if (at >= text.length) return [text.length, text.length];
  // Thousands of passages are snapped at once, and asking the segmenter costs.
  const around = [text.charCodeAt(at - 1), text.charCodeAt(at), text.charCodeAt(at + 1)];
  if (around.every(standsAlone)) return [at, at + 1];
  for (let reach = WINDOW; ; reach *= 4) {
    const from = clamp(at - reach, text);
    const to = clamp(at + reach, text);
    const segment = segmenter.segment(text.slice(from, to)).containing(at - from);
    const start = from + (segment?.index ?? at - from);
    const end = start + (segment?.segment.length ?? 1);
    // A cluster that touches the window's edge may go on beyond it.
    const isWhole = (start > from || from === 0) && (end < to || to === text.length);
    if (isWhole || reach >= MOST_WINDOW) return [start, end];
  }
}

/** The smallest range of whole grapheme clusters that holds a range. */
export function snapToClusters(text: string, range: TextRange): TextRange {
  const from = clamp(Math.min(range.start, range.end), text);
  const to = clamp(Math.max(range.start, range.end), text);
  const [start] = clusterAt(text, from);
  if (from === to) return { start: utf16(start), end: utf16(start) };
  const [lastStart, lastEnd] = clusterAt(text, to);
  return { start: utf16(start), end: utf16(lastStart === to ? to : lastEnd) };
}

const SPACE = /\s/;
const MARK = /^\p{M}/u;

const isLooseSpace = (text: string, at: number): boolean =>
  SPACE.test(text.charAt(at)) && !MARK.test(text.slice(at + 1, at + 3));

/** A range without the white space at its edges: perhaps empty. */
function trimSpace(text: string, range: TextRange): TextRange {
  let { start, end } = range;
  while (start < end && isLooseSpace(text, start)) start = utf16(start + 1);
  while (end > start && SPACE.test(text.charAt(end - 1))) end = utf16(end - 1);
  return { start, end };
}

/** A range without the marks of notes that it begins or ends in: perhaps empty. */
function trimMarkers(markers: readonly NoteMarker[], range: TextRange): TextRange {
  let { start, end } = range;
  // "2021,24": what is left of one mark ends in another.
  for (const mark of markers) if (mark.start <= start && start < mark.end) start = mark.end;
  for (const mark of markers.toReversed())
    if (mark.start < end && end <= mark.end) end = mark.start;
  return start < end ? { start, end } : { start, end: start };
}

/**
 * What a range means as a passage: whole clusters, without white space or marks of notes at the
 * edges. Where nothing but a mark was chosen, the mark is meant.
 *
 * @param markers ascending
 */
export function meant(
  text: string,
  range: TextRange,
  markers: readonly NoteMarker[] = [],
): TextRange {
  const whole = trimSpace(text, snapToClusters(text, range));
  const near = markers.filter(({ start, end }) => start < whole.end && end > whole.start);
  const bare = trimSpace(text, trimMarkers(near, whole));
  return bare.start < bare.end ? bare : whole;
}

/** A range of a document as changes hold it. Not empty, and cutting no character. */
export const passageOf = (
  document: DocumentId,
  { body, points }: TextOfDocument,
  range: TextRange,
): Json => ({ document, ...describePassage(body.text, points, range) });
