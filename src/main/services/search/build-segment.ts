import { searchableBody, tokensOfFolded } from '#core/search';
import type { DocumentId } from '#core/model';
import type { DocumentBody } from '#core/text';
import { ByteWriter } from './bytes.ts';
import { makeDictionary } from './dictionary.ts';
import { inMemory, packText, type PackedTexts, type PackedText } from './folded-texts.ts';
import { segmentOf, type Segment } from './segment.ts';

/** Takes in documents one after another, and makes a segment of them. */
export interface SegmentBuilder {
  /** False where its text is beyond what can be taken in. */
  add(id: DocumentId, body: DocumentBody): boolean;
  /** UTF-16 units of the texts taken in. */
  readonly size: number;
  readonly count: number;
  finish(): Segment;
}

/** Puts texts one behind the other. */
export function joinTexts(texts: readonly PackedText[]): PackedTexts {
  const starts = new Float64Array(texts.length + 1);
  for (const [index, { bytes }] of texts.entries())
    starts[index + 1] = (starts[index] as number) + bytes.length;
  const all = new Uint8Array(starts[texts.length] as number);
  for (const [index, { bytes }] of texts.entries()) all.set(bytes, starts[index]);
  return {
    bytes: inMemory(all),
    starts,
    lengths: Uint32Array.from(texts, ({ length }) => length),
    isWide: Uint8Array.from(texts, ({ isWide }) => (isWide ? 1 : 0)),
  };
}

interface TakenApart {
  readonly counts: ReadonlyMap<string, number>;
  readonly length: number;
  readonly text: PackedText;
}

function takeApart(body: DocumentBody): TakenApart | null {
  try {
    const folded = searchableBody(body).read();
    const counts = new Map<string, number>();
    let length = 0;
    for (const { word } of tokensOfFolded(folded)) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
      length++;
    }
    return { counts, length, text: packText(body.text, folded) };
  } catch (error) {
    // Beyond the longest string or array there can be.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Gaps and counts of one word so far. */
interface Gathered {
  readonly writer: ByteWriter;
  last: number;
}

export function createSegmentBuilder(): SegmentBuilder {
  const documents: DocumentId[] = [];
  const lengths: number[] = [];
  const texts: PackedText[] = [];
  const gathered = new Map<string, Gathered>();
  let size = 0;

  function note(word: string, document: number, count: number): void {
    let entry = gathered.get(word);
    if (entry === undefined) {
      entry = { writer: new ByteWriter(8), last: -1 };
      gathered.set(word, entry);
    }
    entry.writer.number(document - entry.last);
    entry.writer.number(count);
    entry.last = document;
  }

  return {
    get size() {
      return size;
    },
    get count() {
      return documents.length;
    },
    add(id, body) {
      const taken = takeApart(body);
      if (taken === null) return false;
      const document = documents.length;
      for (const [word, count] of taken.counts) note(word, document, count);
      documents.push(id);
      lengths.push(taken.length);
      texts.push(taken.text);
      size += body.text.length;
      return true;
    },
    finish() {
      const words = [...gathered.keys()].sort();
      const starts = new Float64Array(words.length + 1);
      const all = new ByteWriter();
      for (const [place, word] of words.entries()) {
        all.append((gathered.get(word) as Gathered).writer.finish());
        starts[place + 1] = all.length;
      }
      return segmentOf({
        documents,
        lengths: Uint32Array.from(lengths),
        dictionary: makeDictionary(words),
        postings: { bytes: all.finish(), starts },
        texts: joinTexts(texts),
      });
    },
  };
}
