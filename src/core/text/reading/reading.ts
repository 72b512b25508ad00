import type { DocumentBody } from '../blocks.ts';
import { utf16, type TextRange } from '../offsets.ts';
import { readableIn, sentenceUnitsFrom, type ReadingUnit } from './units.ts';

/**
 * What of a text was read, as a value. The time that somebody had a part of it in view is given to
 * the units there (units.ts) that are not read yet, from the top down, to each as much as its words
 * take; a unit that was given all of it is read, and stays so. What is left over is lost: nobody
 * reads ahead of what is in view. So never more is read than there was time for, a glance marks
 * nothing, and it makes no difference into how many stays the time on one view was cut.
 */
export interface Reading {
  /** What was read, in order, apart from one another. */
  readonly read: readonly TextRange[];
  /** Milliseconds given to units that are not read yet, by where they start. */
  readonly begun: ReadonlyMap<number, number>;
}

export const nothingRead: Reading = { read: [], begun: new Map() };

/** Number of leading ranges that start at or before a place. */
function countAtMost(ranges: readonly TextRange[], at: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranges[middle] as TextRange).start <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where what was read around a place ends; the place itself where it was not read. */
export function readUntil(read: readonly TextRange[], at: number): number {
  const range = read[countAtMost(read, at) - 1];
  return range === undefined ? at : Math.max(at, range.end);
}

/** Whether a range lies wholly in what was read. */
export const isAllRead = (read: readonly TextRange[], { start, end }: TextRange): boolean =>
  readUntil(read, start) >= end;

/** Ranges in order, with another among them; those that touch it are one with it. */
function withRange(ranges: readonly TextRange[], added: TextRange): readonly TextRange[] {
  const upTo = countAtMost(ranges, added.end);
  let from = countAtMost(ranges, added.start);
  if (from > 0 && (ranges[from - 1] as TextRange).end >= added.start) from--;
  const joined = ranges.slice(from, upTo);
  const start = Math.min(added.start, joined[0]?.start ?? added.start);
  const end = Math.max(added.end, joined.at(-1)?.end ?? added.end);
  const one = { start: utf16(start), end: utf16(end) };
  return [...ranges.slice(0, from), one, ...ranges.slice(upTo)];
}

/**
 * Gives the time of one stay to the units in view, in their order. The same value where it changes
 * nothing.
 *
 * @param milliseconds whole ones
 */
export function spend(
  reading: Reading,
  units: readonly ReadingUnit[],
  milliseconds: number,
): Reading {
  let { read } = reading;
  const begun = new Map(reading.begun);
  let left = milliseconds;
  for (const unit of units) {
    if (isAllRead(read, unit)) continue;
    const before = begun.get(unit.start) ?? 0;
    const missing = Math.max(0, unit.milliseconds - before);
    if (left < missing) {
      if (left > 0) begun.set(unit.start, before + left);
      left = 0;
      break;
    }
    left -= missing;
    read = withRange(read, unit);
    begun.delete(unit.start);
  }
  return read === reading.read && left === milliseconds ? reading : { read, begun };
}

/** Counts the sentences that a range touches as read: somebody has worked on them. */
export function markRead(reading: Reading, body: DocumentBody, range: TextRange): Reading {
  let { read } = reading;
  const begun = new Map(reading.begun);
  for (const sentence of sentenceUnitsFrom(body, range.start)) {
    if (sentence.start >= range.end) break;
    if (sentence.end <= range.start || isAllRead(read, sentence)) continue;
    read = withRange(read, sentence);
    for (const start of begun.keys())
      if (start >= sentence.start && start < sentence.end) begun.delete(start);
  }
  return read === reading.read ? reading : { read, begun };
}

/** What of the ranges is to be read: for those kept from a time when the text was cut otherwise. */
export function readableOf(body: DocumentBody, read: readonly TextRange[]): readonly TextRange[] {
  const kept: TextRange[] = [];
  let index = 0;
  for (const { start, end } of readableIn(body)) {
    while (index < read.length && (read[index] as TextRange).end <= start) index++;
    for (let at = index; at < read.length && (read[at] as TextRange).start < end; at++) {
      const range = read[at] as TextRange;
      const part = {
        start: utf16(Math.max(start, range.start)),
        end: utf16(Math.min(end, range.end)),
      };
      const last = kept.at(-1);
      if (last === undefined || last.end < part.start) kept.push(part);
      else kept[kept.length - 1] = { start: last.start, end: part.end };
    }
  }
  return kept;
}

/**
 * The part that was read, 0 to 1; 1 only where all of it was.
 *
 * @param whole how much there is to be read, in UTF-16 units, as `wholeOf` counts
 */
export function coverageOf(read: readonly TextRange[], whole: number): number {
  const length = read.reduce((sum, { start, end }) => sum + end - start, 0);
  return whole === 0 ? 0 : Math.min(1, length / whole);
}
