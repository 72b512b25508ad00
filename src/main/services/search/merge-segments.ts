import { ByteWriter } from './bytes.ts';
import { makeDictionary, wordAt } from './dictionary.ts';
import { inMemory, type PackedTexts } from './packed-texts.ts';
import { postingsOf, segmentOf, wordsOf, type Segment } from './segment.ts';

/** Where the words of several segments meet: the next word, and its place in those that hold it. */
function* wordsTogether(
  segments: readonly Segment[],
): Generator<{ readonly word: string; readonly places: readonly number[] }> {
  const at = segments.map(() => 0);
  const wordIn = (index: number): string | null => {
    const segment = segments[index] as Segment;
    const place = at[index] as number;
    return place < wordsOf(segment) ? wordAt(segment.dictionary, place) : null;
  };
  const heads = segments.map((_, index) => wordIn(index));
  for (;;) {
    let word: string | null = null;
    for (const head of heads) if (head !== null && (word === null || head < word)) word = head;
    if (word === null) return;
    const places = heads.map((head, index) => (head === word ? (at[index] as number) : -1));
    yield { word, places };
    for (const [index, place] of places.entries()) {
      if (place < 0) continue;
      at[index] = place + 1;
      heads[index] = wordIn(index);
    }
  }
}

function mergeTexts(segments: readonly Segment[], count: number): PackedTexts {
  const starts = new Float64Array(count + 1);
  const lengths = new Uint32Array(count);
  const marked = new Uint32Array(count);
  const isWide = new Uint8Array(count);
  const bytes = new Uint8Array(segments.reduce((sum, { texts }) => sum + texts.bytes.length, 0));
  let document = 0;
  let offset = 0;
  for (const { texts } of segments) {
    bytes.set(texts.bytes.slice(0, texts.bytes.length), offset);
    lengths.set(texts.lengths, document);
    marked.set(texts.marked, document);
    isWide.set(texts.isWide, document);
    for (let index = 0; index < texts.lengths.length; index++)
      starts[++document] = offset + (texts.starts[index + 1] as number);
    offset += texts.bytes.length;
  }
  return { bytes: inMemory(bytes), starts, lengths, marked, isWide };
}

/** One segment of the documents of several, in their order. */
export function mergeSegments(segments: readonly Segment[]): Segment {
  const documents = segments.flatMap((segment) => segment.documents);
  const offsets: number[] = [];
  let offset = 0;
  for (const segment of segments) {
    offsets.push(offset);
    offset += segment.documents.length;
  }
  const words: string[] = [];
  const ends: number[] = [];
  const writer = new ByteWriter(
    segments.reduce((sum, { postings }) => sum + postings.bytes.length, 0),
  );
  for (const { word, places } of wordsTogether(segments)) {
    let last = -1;
    for (const [index, place] of places.entries()) {
      if (place < 0) continue;
      for (const [local, count] of postingsOf(segments[index] as Segment, place)) {
        const document = (offsets[index] as number) + local;
        writer.number(document - last);
        writer.number(count);
        last = document;
      }
    }
    words.push(word);
    ends.push(writer.length);
  }
  const lengths = new Uint32Array(documents.length);
  for (const [index, segment] of segments.entries()) lengths.set(segment.lengths, offsets[index]);
  return segmentOf({
    documents,
    lengths,
    dictionary: makeDictionary(words),
    postings: { bytes: writer.finish(), starts: Float64Array.from([0, ...ends]) },
    texts: mergeTexts(segments, documents.length),
  });
}
