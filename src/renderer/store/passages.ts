import { utf16, type TextRange } from '#core/text';
import type { DocumentId, Json } from '#core/model';
import type { LoadedDocument } from './context.ts';

/** Ranges as a person means them, and as changes hold them. */

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** UTF-16 code units looked at around a place; more where a cluster reaches further. */
const WINDOW = 64;
const MOST_WINDOW = 1 << 14;

const clamp = (at: number, text: string): number => Math.min(Math.max(at, 0), text.length);

/** The grapheme cluster that holds the code unit at a place; [at, at) at the text's end. */
function clusterAt(text: string, at: number): readonly [start: number, end: number] {
  if (at >= text.length) return [text.length, text.length];
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
export function trimSpace(text: string, range: TextRange): TextRange {
  let { start, end } = range;
  while (start < end && isLooseSpace(text, start)) start = utf16(start + 1);
  while (end > start && SPACE.test(text.charAt(end - 1))) end = utf16(end - 1);
  return { start, end };
}

/** What a range means as a passage: whole clusters, no white space at the edges. */
export const meant = (text: string, range: TextRange): TextRange =>
  trimSpace(text, snapToClusters(text, range));

/** Code points of context on each side. */
const CONTEXT = 32;
const LONE_LEAD = /[\uD800-\uDBFF]$/;

function before(text: string, at: number): string {
  const points = Array.from(text.slice(Math.max(0, at - 2 * CONTEXT), at));
  return points
    .slice(-CONTEXT)
    .join('')
    .replace(/^[\uDC00-\uDFFF]/, '');
}

function after(text: string, at: number): string {
  const points = Array.from(text.slice(at, at + 2 * CONTEXT));
  return points.slice(0, CONTEXT).join('').replace(LONE_LEAD, '');
}

/** A range of the open document as changes hold it. Not empty, and cutting no character. */
export function passageOf(loaded: LoadedDocument, range: TextRange): Json {
  const { body, points } = loaded;
  const document: DocumentId = loaded.id;
  return {
    document,
    start: points.toCodePoint(range.start),
    end: points.toCodePoint(range.end),
    exact: body.text.slice(range.start, range.end),
    prefix: before(body.text, range.start),
    suffix: after(body.text, range.end),
  };
}
