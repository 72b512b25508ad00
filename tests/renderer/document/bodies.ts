import fc from 'fast-check';
import { utf16, type Block, type DocumentBody, type NoteMarker } from '#core/text';

/** A body of one paragraph a line; lines that are empty become gaps. */
export function bodyOf(
  lines: readonly string[],
  noteMarkers: readonly NoteMarker[] = [],
): DocumentBody {
  const blocks: Block[] = [];
  let at = 0;
  for (const line of lines) {
    if (line.length > 0)
      blocks.push({ kind: 'paragraph', start: utf16(at), end: utf16(at + line.length) });
    at += line.length + 1;
  }
  return { text: lines.join('\n'), blocks, noteMarkers };
}

/** Running prose of about `units` code units, the same for the same arguments. */
export function proseOf(units: number, seed = 1): DocumentBody {
  const words = [
    'border',
    'report',
    'claimed',
    '119',
    'attacks',
    'in',
    'nine',
    'provinces',
    '—',
    '“we”',
  ];
  const lines: string[] = [];
  let state = seed;
  let length = 0;
  while (length < units) {
    const line: string[] = [];
    for (let count = 20 + (state % 60); count > 0; count--) {
      state = (state * 48271) % 2147483647;
      line.push(words[state % words.length] as string);
    }
    const joined = line.join(' ');
    lines.push(joined);
    length += joined.length + 1;
  }
  return bodyOf(lines);
}

/** Random bodies: lines of any Unicode, some empty, some long enough to be cut. */
export const anyBody = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
      { weight: 1, arbitrary: fc.constant('') },
      { weight: 1, arbitrary: fc.nat(20_000).map((length) => 'lorem 👩‍👩‍👧 '.repeat(length / 12)) },
    ),
    { maxLength: 60 },
  )
  .map((lines) => bodyOf(lines.map((line) => line.replaceAll('\n', ' '))));
