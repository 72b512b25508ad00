import type { DocumentId } from '#core/model';
import { NumberReader } from './bytes.ts';
import { wordCount, type Dictionary } from './dictionary.ts';
import { foldedTexts, type FoldedTexts } from './folded-texts.ts';
import type { PackedTexts } from './packed-texts.ts';

/** Which documents hold a word, and how often: gaps between documents and counts by turns. */
export interface Postings {
  readonly bytes: Uint8Array;
  /** Where each word's begin, and last their length. */
  readonly starts: Float64Array;
}

/** What an index knows of some documents, once made never changed. A document is its place. */
export interface SegmentParts {
  readonly documents: readonly DocumentId[];
  /** How many words each document has. */
  readonly lengths: Uint32Array;
  readonly dictionary: Dictionary;
  readonly postings: Postings;
  readonly texts: PackedTexts;
}

export interface Segment extends SegmentParts {
  readonly folded: FoldedTexts;
  /** Roughly what it takes, by which it is put together with others. */
  readonly size: number;
}

export const segmentOf = (parts: SegmentParts): Segment => ({
  ...parts,
  folded: foldedTexts(parts.texts),
  size: parts.texts.bytes.length + parts.postings.bytes.length,
});

/** Adds how often each document holds a word. */
export function addCounts({ postings }: SegmentParts, word: number, counts: Uint32Array): void {
  const { bytes, starts } = postings;
  const end = starts[word + 1] as number;
  let at = starts[word] as number;
  let document = -1;
  // By hand: a short beginning has half a million of these.
  const next = (): number => {
    let byte = bytes[at++] as number;
    let value = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = bytes[at++] as number;
      value |= (byte & 0x7f) << shift;
    }
    return value;
  };
  while (at < end) {
    document += next();
    counts[document] = (counts[document] as number) + next();
  }
}

/** The documents that hold a word, in order, and how often each does. */
export function* postingsOf(
  { postings: { bytes, starts } }: SegmentParts,
  word: number,
): Generator<readonly [document: number, count: number]> {
  const reader = new NumberReader(bytes, starts[word] as number, starts[word + 1] as number);
  let document = -1;
  while (reader.hasMore) {
    document += reader.next();
    yield [document, reader.next()];
  }
}

export const wordsOf = ({ dictionary }: SegmentParts): number => wordCount(dictionary);
