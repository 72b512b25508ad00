import type { DocumentBody } from '#core/text';
import type { Exactness } from './characters.ts';
import { foldForSearch, LOOSELY, type FoldedText } from './fold-for-search.ts';
import { readStretches } from './read-stretches.ts';

/** A document's blocks folded one way: parted by line feeds, so that nothing is found across two. */
export interface FoldedBlocks extends FoldedText {
  /** Starts and ends of the notes' marks by turns, in the folded text. */
  readonly markers: Int32Array;
}

/** A document made ready for searching: each folding is made when first asked for, and kept. */
export interface SearchableBody {
  readonly body: DocumentBody;
  folded(exactness: Exactness): FoldedBlocks;
  /** What is read of it, loosely folded: without boilerplate and notes' marks. */
  read(): FoldedBlocks;
}

function foldBlocks(
  { text, blocks, noteMarkers }: DocumentBody,
  exactness: Exactness,
): FoldedBlocks {
  const folded = foldForSearch(text, exactness, blocks);
  const markers = new Int32Array(noteMarkers.length * 2);
  for (const [index, { start, end }] of noteMarkers.entries()) {
    markers[index * 2] = folded.map.foldedFrom(start);
    markers[index * 2 + 1] = folded.map.foldedFrom(end);
  }
  return { ...folded, markers };
}

export function searchableBody(body: DocumentBody): SearchableBody {
  const made = new Map<string, FoldedBlocks>();
  let read: FoldedBlocks | null = null;
  return {
    body,
    read: () =>
      (read ??= {
        ...foldForSearch(body.text, LOOSELY, readStretches(body)),
        markers: new Int32Array(0),
      }),
    folded(exactness) {
      const key = `${exactness.case} ${exactness.diacritics}`;
      const known = made.get(key) ?? foldBlocks(body, exactness);
      made.set(key, known);
      return known;
    },
  };
}
