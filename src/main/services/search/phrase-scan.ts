import type { FoldedPart, PackedTexts } from './packed-texts.ts';

/**
 * Looking for a phrase in folded texts as they lie there, in bytes. Most texts tell by them whether
 * they hold it; the others are to be read.
 */
export type Told = 'held' | 'lacking' | 'unsure';

const SPACE = 0x20;
const LINE_FEED = 0x0a;

const isPlainWordSign = (byte: number): boolean =>
  (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39);

const isBlank = (byte: number): boolean => byte === SPACE || byte === LINE_FEED;

/** Whether a word begins or ends between two bytes, of which the second may be outside the phrase. */
function edgeBetween(inside: number, outside: number): Told {
  if (isBlank(outside)) return 'held';
  return isPlainWordSign(inside) && isPlainWordSign(outside) ? 'lacking' : 'unsure';
}

/**
 * Looks for one phrase in the texts of a segment. Documents are asked about in ascending order.
 *
 * @param part the phrase, folded, where it has one folding only
 * @param isOpen its last word may go on
 * @param areMany most documents will be asked about: all texts are gone through in one go
 */
export function phraseScan(
  { bytes, starts, lengths, marked, isWide }: PackedTexts,
  { narrow, wide }: FoldedPart,
  isOpen: boolean,
  areMany: boolean,
): (document: number) => Told {
  const { whole } = bytes;
  let searched = Infinity;
  let next = -1;

  /** The first place at one or behind it; where that is behind the end, any such. */
  function placeFrom(text: Buffer, wanted: Buffer, at: number, end: number): number {
    if (!areMany) {
      const found = text.subarray(at, end).indexOf(wanted);
      return found < 0 ? Infinity : at + found;
    }
    if (at < searched || next < at) {
      const found = text.indexOf(wanted, at);
      next = found < 0 ? Infinity : found;
    }
    searched = at;
    return next;
  }

  /** Whether the phrase stands in a text of ASCII at a place as whole words. */
  function standsAt(text: Buffer, from: number, to: number, start: number, end: number): Told {
    const before =
      from === start ? 'held' : edgeBetween(text[from] as number, text[from - 1] as number);
    const after =
      isOpen || to === end ? 'held' : edgeBetween(text[to - 1] as number, text[to] as number);
    if (before === 'lacking' || after === 'lacking') return 'lacking';
    return before === 'held' && after === 'held' ? 'held' : 'unsure';
  }

  function toldByWhole(text: Buffer, wanted: Buffer, document: number): Told {
    const start = starts[document] as number;
    const end = start + (lengths[document] as number);
    const numbers = end + (marked[document] as number);
    // No broken hyphen, and nothing that folds to several units: any place in it counts.
    const isPlain = text[numbers] === 0 && text[numbers + 1] === 0;
    for (let at = start; ;) {
      const from = placeFrom(text, wanted, at, end);
      const to = from + wanted.length;
      if (to > end) return 'lacking';
      const told = isPlain ? standsAt(text, from, to, start, end) : 'unsure';
      if (told !== 'lacking') return told;
      at = from + 1;
    }
  }

  return (document) => {
    const isNarrow = isWide[document] !== 1;
    const wanted = isNarrow ? narrow : wide;
    if (wanted === null) return 'lacking';
    if (isNarrow && whole !== null) return toldByWhole(whole, wanted, document);
    const start = starts[document] as number;
    const text = bytes.slice(start, start + (lengths[document] as number));
    return text.includes(wanted) ? 'unsure' : 'lacking';
  };
}
