import { searchableBody, tokensOfFolded } from '#core/search';
import type { DocumentId } from '#core/model';
import type { DocumentBody } from '#core/text';
import { packText, type PackedText } from './folded-texts.ts';
import { inMemory, type PackedTexts } from './packed-texts.ts';
import { segmentOf, type Segment } from './segment.ts';
import { WordCounts } from './word-counts.ts';

/** Takes in documents one after another, and makes a segment of them. */
export interface SegmentBuilder {
  /** False where its text is beyond what can be taken in. */
  add(id: DocumentId, body: DocumentBody): boolean;
  /** UTF-16 units of the texts taken in. */
  readonly size: number;
  finish(): Segment;
}

/** Puts texts one behind the other. */
function joinTexts(texts: readonly PackedText[]): PackedTexts {
  const starts = new Float64Array(texts.length + 1);
  for (const [index, { bytes }] of texts.entries())
    starts[index + 1] = (starts[index] as number) + bytes.length;
  const all = new Uint8Array(starts[texts.length] as number);
  for (const [index, { bytes }] of texts.entries()) all.set(bytes, starts[index]);
  return {
    bytes: inMemory(all),
    starts,
    lengths: Uint32Array.from(texts, ({ length }) => length),
    marked: Uint32Array.from(texts, ({ marked }) => marked),
    isWide: Uint8Array.from(texts, ({ isWide }) => (isWide ? 1 : 0)),
  };
}

export function createSegmentBuilder(): SegmentBuilder {
  const documents: DocumentId[] = [];
  const lengths: number[] = [];
  const texts: PackedText[] = [];
  const words = new WordCounts();
  let size = 0;

  /** How many words a document has; null where its text is beyond what can be taken in. */
  function takeApart(
    body: DocumentBody,
  ): { readonly length: number; readonly text: PackedText } | null {
    try {
      const searchable = searchableBody(body);
      let length = 0;
      for (const { word } of tokensOfFolded(searchable.read())) {
        words.note(word);
        length++;
      }
      return { length, text: packText(searchable) };
    } catch (error) {
      words.drop();
      // Beyond the longest string or array there can be.
      if (error instanceof RangeError) return null;
      throw error;
    }
  }

  return {
    get size() {
      return size;
    },
    add(id, body) {
      const taken = takeApart(body);
      if (taken === null) return false;
      words.keep(documents.length);
      documents.push(id);
      lengths.push(taken.length);
      texts.push(taken.text);
      size += body.text.length;
      return true;
    },
    finish: () =>
      segmentOf({
        documents,
        lengths: Uint32Array.from(lengths),
        ...words.finish(),
        texts: joinTexts(texts),
      }),
  };
}
