import { isSha256, isUuid, type AnalystId, type DocumentId } from '#core/model';
import { utf16, type Reading, type TextRange } from '#core/text';
import type { ReadingRow } from './rows.ts';

/** What of a document one analyst has read, as the database holds it, and back. */
export interface StoredReading {
  readonly analyst: AnalystId;
  readonly document: DocumentId;
  readonly reading: Reading;
  /** How much of the document there is to be read, in UTF-16 units. */
  readonly whole: number;
}

export const readingRow = ({ analyst, document, reading, whole }: StoredReading): ReadingRow => ({
  analyst,
  document,
  read: Int32Array.from(reading.read.flatMap(({ start, end }) => [start, end])),
  begun: Int32Array.from([...reading.begun].flat()),
  whole,
});

const arePairs = (value: unknown): value is Int32Array =>
  value instanceof Int32Array && value.length % 2 === 0 && value.every((number) => number >= 0);

/** In order, none empty, apart from one another. */
function areRanges(numbers: Int32Array, whole: number): boolean {
  let length = 0;
  for (let at = 0; at < numbers.length; at += 2) {
    const [start, end] = [numbers[at] as number, numbers[at + 1] as number];
    if (start >= end || (at > 0 && start <= (numbers[at - 1] as number))) return false;
    length += end - start;
  }
  return length <= whole;
}

const pairsOf = (numbers: Int32Array): (readonly [number, number])[] =>
  Array.from({ length: numbers.length / 2 }, (_, pair) => [
    numbers[2 * pair] as number,
    numbers[2 * pair + 1] as number,
  ]);

/** Null where the row is damaged. */
export function readingIn(row: unknown): StoredReading | null {
  if (typeof row !== 'object' || row === null) return null;
  const { analyst, document, read, begun, whole } = row as Partial<ReadingRow>;
  const isWhole = whole !== undefined && Number.isSafeInteger(whole) && whole >= 0;
  if (!isUuid(analyst) || !isSha256(document) || !isWhole) return null;
  if (!arePairs(read) || !arePairs(begun) || !areRanges(read, whole)) return null;
  const ranges = pairsOf(read).map(([start, end]): TextRange => ({
    start: utf16(start),
    end: utf16(end),
  }));
  return {
    analyst: analyst as AnalystId,
    document: document as DocumentId,
    reading: { read: ranges, begun: new Map(pairsOf(begun)) },
    whole,
  };
}
