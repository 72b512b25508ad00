import type { Block, DocumentBody } from '#core/text';
import type { Exactness } from './characters.ts';
import { foldForSearch, LOOSELY, type FoldedText } from './fold-for-search.ts';
import {
  markedStretches,
  readMarkedBlocks,
  readStretches,
  type BlockStretch,
} from './read-stretches.ts';

/** A document's blocks folded one way: parted by line feeds, so that nothing is found across two. */
export interface FoldedBlocks extends FoldedText {
  /** Starts and ends of the notes' marks by turns, in the folded text. */
  readonly markers: Int32Array;
  /** 1 for each stretch that is of boilerplate. */
  readonly boilerplate: Uint8Array;
}

/** A document made ready for searching: each folding is made when first asked for, and kept. */
export interface SearchableBody {
  readonly body: DocumentBody;
  folded(exactness: Exactness): FoldedBlocks;
  /**
   * The blocks that hold marks of notes, without these: "group.12 said" is "group said". Null where
   * there are none.
   */
  through(exactness: Exactness): FoldedBlocks | null;
  /** What is read of it, loosely folded: without boilerplate and notes' marks. */
  read(): FoldedBlocks;
  /**
   * What is found of it, loosely folded, and is not all in what is read: the blocks with notes' marks,
   * without boilerplate. Null where there are none.
   */
  marked(): FoldedText | null;
}

const NO_MARKERS = new Int32Array(0);

const boilerplateOf = (blocks: readonly Pick<Block, 'boilerplate'>[]): Uint8Array =>
  Uint8Array.from(blocks, ({ boilerplate }) => (boilerplate === true ? 1 : 0));

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
  return { ...folded, markers, boilerplate: boilerplateOf(blocks) };
}

const foldStretches = (
  { text }: DocumentBody,
  exactness: Exactness,
  stretches: readonly BlockStretch[],
): FoldedBlocks => ({
  ...foldForSearch(text, exactness, stretches),
  markers: NO_MARKERS,
  boilerplate: boilerplateOf(stretches.map(({ block }) => block)),
});

/** Remembers what was made for each exactness. */
function eachOnce<Made>(make: (exactness: Exactness) => Made): (exactness: Exactness) => Made {
  const made = new Map<string, Made>();
  return (exactness) => {
    const key = `${exactness.case} ${exactness.diacritics}`;
    const known = made.get(key) ?? make(exactness);
    made.set(key, known);
    return known;
  };
}

export function searchableBody(body: DocumentBody): SearchableBody {
  let read: FoldedBlocks | null = null;
  return {
    body,
    folded: eachOnce((exactness) => foldBlocks(body, exactness)),
    through: eachOnce((exactness) => {
      const stretches = body.noteMarkers.length === 0 ? [] : markedStretches(body);
      return stretches.length === 0 ? null : foldStretches(body, exactness, stretches);
    }),
    read: () => (read ??= foldStretches(body, LOOSELY, readStretches(body))),
    marked() {
      const blocks = readMarkedBlocks(body);
      return blocks.length === 0 ? null : foldForSearch(body.text, LOOSELY, blocks);
    },
  };
}
