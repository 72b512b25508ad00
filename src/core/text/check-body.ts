import type { DocumentBody } from './blocks.ts';

const KINDS = new Set([
  'heading',
  'paragraph',
  'listItem',
  'quote',
  'note',
  'caption',
  'preformatted',
]);

interface RangeLike {
  readonly start: number;
  readonly end: number;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function checkRanges(name: string, ranges: readonly unknown[], length: number): string | null {
  let reached = 0;
  for (const [index, range] of ranges.entries()) {
    if (!isRecord(range)) return `${name} ${index} is not an object`;
    const { start, end } = range as unknown as RangeLike;
    if (!Number.isInteger(start) || !Number.isInteger(end))
      return `${name} ${index} has no offsets`;
    if (start < reached || end <= start || end > length) return `${name} ${index} is out of place`;
    reached = end;
  }
  return null;
}

/**
 * Whether a value is a well-formed body: text a string, blocks and note markers ordered, disjoint,
 * not empty and inside the text. One pass, no copies.
 *
 * @returns what is wrong, for a log; null where nothing is.
 */
export function checkBody(value: unknown): string | null {
  if (!isRecord(value)) return 'not an object';
  const { text, blocks, noteMarkers } = value as Partial<Record<keyof DocumentBody, unknown>>;
  if (typeof text !== 'string') return 'text is not a string';
  if (!Array.isArray(blocks) || !Array.isArray(noteMarkers))
    return 'blocks or note markers missing';
  const misplaced =
    checkRanges('block', blocks, text.length) ?? checkRanges('marker', noteMarkers, text.length);
  if (misplaced !== null) return misplaced;
  if (!(blocks as readonly { readonly kind: string }[]).every((block) => KINDS.has(block.kind)))
    return 'a block of unknown kind';
  const markers = noteMarkers as readonly { readonly label: unknown }[];
  if (!markers.every((marker) => typeof marker.label === 'string')) return 'a marker without label';
  return null;
}
