import { utf16, type Block, type DocumentBody } from '#core/text';

/** One paragraph a line. */
export function bodyOf(text: string): DocumentBody {
  const blocks: Block[] = [];
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (end > start) blocks.push({ kind: 'paragraph', start: utf16(start), end: utf16(end) });
    start = end + 1;
  }
  return { text, blocks, noteMarkers: [] };
}
