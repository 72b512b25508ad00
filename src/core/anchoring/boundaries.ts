const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** How far a grapheme cluster is followed before its edge is taken for one. */
const REACH = 256;

/** Whether a UTF-16 offset falls between the two halves of a surrogate pair. */
export function splitsPair(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/** Whether two neighbouring code units always stand in different clusters: plain ASCII but CR LF. */
function isPlainEdge(before: number, after: number): boolean {
  return before < 0x80 && after < 0x80 && !(before === 0x0d && after === 0x0a);
}

/** Whether a UTF-16 offset falls inside a grapheme cluster. The ends of the text never do. */
export function splitsGrapheme(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  if (isPlainEdge(text.charCodeAt(offset - 1), text.charCodeAt(offset))) return false;
  let from = offset - 1;
  const earliest = Math.max(0, offset - REACH);
  while (from > earliest && !isPlainEdge(text.charCodeAt(from - 1), text.charCodeAt(from))) from--;
  if (splitsPair(text, from)) from--;
  const cluster = segmenter.segment(text.slice(from, offset + 2)).containing(offset - from);
  return cluster !== undefined && cluster.index !== offset - from;
}

/** Number of grapheme clusters, counted no further than `limit`. */
export function countGraphemes(text: string, limit: number): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) {
    void _;
    count++;
    if (count >= limit) break;
  }
  return count;
}
