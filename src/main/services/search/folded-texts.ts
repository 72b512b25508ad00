import {
  foldForSearch,
  searchableBody,
  type FoldedBlocks,
  type SearchableBody,
} from '#core/search';
import { utf16, type DocumentBody } from '#core/text';
import { ByteWriter, NumberReader } from './bytes.ts';
import { foldedPart, WIDE, type FoldedPart, type PackedTexts } from './packed-texts.ts';
import { phraseScan, type Told } from './phrase-scan.ts';

/**
 * What is read of some documents, folded, as it is kept beside their words: so that a phrase is told
 * from its words alone without reading and folding each document again.
 */
export interface FoldedTexts {
  readonly count: number;
  /** Whether what is found in a document, marks of notes and all, may hold any of these. */
  holdsAny(document: number, parts: readonly FoldedPart[]): boolean;
  /** The same of what is found only with the marks of notes. */
  holdsAnyMarked(document: number, parts: readonly FoldedPart[]): boolean;
  /** Tells of one document after another whether it holds a phrase. */
  phraseTeller(filter: PhraseFilter, isOpen: boolean, areMany: boolean): (document: number) => Told;
  /** A document in which a phrase is found or not. The ranges found are of no use. */
  at(document: number): SearchableBody;
}

/** What the folded text of a document that holds a phrase holds as well. */
export type PhraseFilter = FoldedPart;

/** Of these, what is looked for has several foldings, or may have. */
const MANIFOLD = /[-‐\u00ad\n\r]/u;

export function phraseFilter(phrase: string): PhraseFilter | null {
  if (MANIFOLD.test(phrase)) return null;
  const folded = foldForSearch(phrase).text.trim();
  return folded === '' || folded.includes('-') ? null : foldedPart(folded);
}

/** Nothing of plain ASCII folds to more than one unit. */
const NOT_PLAIN = /[^\0-\x7f]/u;

export interface PackedText {
  readonly bytes: Uint8Array;
  readonly length: number;
  readonly marked: number;
  readonly isWide: boolean;
}

/** Places inside of what folds to several units, as "ss" for "ß": nothing begins or ends there. */
function innerPlaces(source: string, { text, map }: FoldedBlocks): readonly number[] {
  if (!NOT_PLAIN.test(source)) return [];
  const places: number[] = [];
  for (let at = 1; at < text.length; at++) if (map.startOf(at) < 0) places.push(at);
  return places;
}

function putAscending(writer: ByteWriter, numbers: ArrayLike<number>): void {
  writer.number(numbers.length);
  let last = 0;
  for (let index = 0; index < numbers.length; index++) {
    const value = numbers[index] as number;
    writer.number(value - last);
    last = value;
  }
}

function takeAscending(reader: NumberReader): Int32Array {
  const numbers = new Int32Array(reader.next());
  let last = 0;
  for (let index = 0; index < numbers.length; index++) numbers[index] = last = last + reader.next();
  return numbers;
}

/**
 * What is read of a document, then its blocks with marks of notes, then the places of broken hyphens
 * and the inner places of what folds to several units.
 */
export function packText({ body, read, marked }: SearchableBody): PackedText {
  const folded = read();
  const withMarks = marked()?.text ?? '';
  const isWide = WIDE.test(folded.text) || WIDE.test(withMarks);
  const encoding = isWide ? 'utf16le' : 'latin1';
  const [text, more] = [Buffer.from(folded.text, encoding), Buffer.from(withMarks, encoding)];
  const writer = new ByteWriter(text.length + more.length + 64);
  writer.append(text);
  writer.append(more);
  putAscending(writer, folded.broken);
  putAscending(writer, innerPlaces(body.text, folded));
  return { bytes: writer.finish(), length: text.length, marked: more.length, isWide };
}

const NO_PLACES = new Int32Array(0);
const NO_FLAGS = new Uint8Array(0);
const NO_BODY: DocumentBody = { text: '', blocks: [], noteMarkers: [] };
const NO_DOCUMENT = searchableBody(NO_BODY);

export function foldedTexts(texts: PackedTexts): FoldedTexts {
  const { bytes, starts, lengths, marked, isWide } = texts;
  const startOf = (document: number): number => starts[document] as number;
  const behindRead = (document: number): number =>
    startOf(document) + (lengths[document] as number);
  const behindMarked = (document: number): number =>
    behindRead(document) + (marked[document] as number);
  const partFor = (document: number, { narrow, wide }: FoldedPart): Buffer | null =>
    isWide[document] === 1 ? wide : narrow;

  function holdsAny(
    document: number,
    parts: readonly FoldedPart[],
    from: number,
    to: number,
  ): boolean {
    if (from === to) return false;
    const text = bytes.slice(from, to);
    return parts.some((part) => {
      const wanted = partFor(document, part);
      return wanted !== null && text.includes(wanted);
    });
  }

  return {
    count: lengths.length,
    // Both at once: what is found only where one ends and the other begins is one document too many.
    holdsAny: (document, parts) =>
      holdsAny(document, parts, startOf(document), behindMarked(document)),
    holdsAnyMarked: (document, parts) =>
      holdsAny(document, parts, behindRead(document), behindMarked(document)),
    phraseTeller: (filter, isOpen, areMany) => phraseScan(texts, filter, isOpen, areMany),
    at(document) {
      const start = startOf(document);
      const slice = bytes.slice(start, starts[document + 1] as number);
      const length = lengths[document] as number;
      const text = slice.toString(isWide[document] === 1 ? 'utf16le' : 'latin1', 0, length);
      const reader = new NumberReader(slice, behindMarked(document) - start, slice.length);
      const broken = takeAscending(reader);
      const inner = new Set(takeAscending(reader));
      const place = (at: number): number => (inner.has(at) ? -1 : at);
      const folded: FoldedBlocks = {
        text,
        broken,
        starts: NO_PLACES,
        markers: NO_PLACES,
        boilerplate: NO_FLAGS,
        map: { startOf: place, endOf: place, foldedFrom: utf16 },
      };
      return { ...NO_DOCUMENT, read: () => folded };
    },
  };
}
