import type { AnnotationColumns } from './annotation-columns.ts';
import { NONE } from './annotation-columns.ts';
import { dayNumber, firstDay } from './beginnings.ts';
import { directed, eachStretch, spread, type Table } from './by-row.ts';
import type { Meanings } from './meanings.ts';
import type { Pace } from './pace.ts';
import type { Keys } from './radix-sort.ts';
import type { SortKey, TableColumn } from './shapes.ts';
import { compareTexts } from './text-order.ts';
import { TextRanks } from './text-ranks.ts';
import { ValueRanks } from './value-ranks.ts';

/** What rows are sorted by, as numbers. What is empty comes last, whichever the direction. */

/** Ranks of a list's entries; NONE for those that are null. */
function ranksOf<T>(
  entries: readonly (T | null)[],
  compare: (one: T, other: T) => number,
): Int32Array {
  const ranks = new Int32Array(entries.length).fill(NONE);
  const order = [...entries.entries()].filter((entry): entry is [number, T] => entry[1] !== null);
  order.sort(([, one], [, other]) => compare(one, other));
  let rank = 0;
  for (const [at, [entry, told]] of order.entries()) {
    const before = order[at - 1];
    if (before !== undefined && compare(before[1], told) !== 0) rank++;
    ranks[entry] = rank;
  }
  return ranks;
}

const orNull = (text: string): string | null => (text === '' ? null : text);

/** From ranks of the names' entries to those of the columns' numbers. */
const through = (places: Int32Array, ranks: Int32Array): Int32Array =>
  places.map((place) => (place === NONE ? NONE : (ranks[place] as number)));

/** 2 to the 52nd: whole numbers above and below it are exact. */
const MIDDLE = 2 ** 52;
const WORD = 2 ** 32;

/** Makes keys; what takes long to find out is kept from one time to the next. */
export class SortKeys {
  readonly #columns: AnnotationColumns;
  readonly #exacts: TextRanks;
  readonly #notes: TextRanks;
  readonly #values: ValueRanks;

  constructor(columns: AnnotationColumns) {
    this.#columns = columns;
    this.#exacts = new TextRanks(columns.exacts.texts);
    this.#notes = new TextRanks(columns.notes.texts);
    this.#values = new ValueRanks(columns.values.list);
  }

  /** By row; what is said of rows that are not told means nothing. */
  async keysOf(key: SortKey, meanings: Meanings, pace: Pace, signal?: AbortSignal): Promise<Keys> {
    const { by, isDescending } = key;
    const { length, made, changed, exact, note, tag, document, analyst } = this.#columns;
    const spreadOver = async (named: Int32Array, ranks: Int32Array): Promise<Keys> => ({
      low: await spread(length, named, directed(ranks, isDescending), pace, signal),
    });
    switch (by) {
      case 'made':
      case 'changed':
        return this.#ofTimes(by === 'made' ? made : changed, isDescending, pace, signal);
      case 'passage':
        return spreadOver(exact, await this.#exacts.bring(pace, signal));
      case 'note':
        return spreadOver(note, await this.#notes.bring(pace, signal));
      case 'value': {
        const ranks = await this.#values.bring(meanings, pace, signal);
        return { low: await this.#ofValues(directed(ranks, isDescending), meanings, pace, signal) };
      }
      case 'tag':
        return spreadOver(tag, this.#tagRanks(meanings));
      case 'document':
      case 'published':
        return spreadOver(document, this.#documentRanks(by, meanings));
      case 'analyst':
        return spreadOver(analyst, this.#analystRanks(meanings));
      case 'links':
        return { low: await this.#ofLinks(isDescending, pace, signal) };
    }
  }

  #tagRanks({ names, tagPlace }: Meanings): Int32Array {
    const labels = names.tags.map(({ label }) => label);
    return through(tagPlace, ranksOf(labels, compareTexts));
  }

  #documentRanks(
    by: Extract<TableColumn, 'document' | 'published'>,
    { names, documentPlace }: Meanings,
  ): Int32Array {
    const titles = names.documents.map(({ title }) => orNull(title));
    const days = names.documents.map(({ published }) => firstDay(published));
    const ranks =
      by === 'document'
        ? ranksOf(titles, compareTexts)
        : ranksOf(days, (one, other) => dayNumber(one) - dayNumber(other));
    return through(documentPlace, ranks);
  }

  #analystRanks({ names }: Meanings): Int32Array {
    const known = new Map<string, string>(names.analysts.map(({ id, name }) => [id, name]));
    const told = this.#columns.analysts.texts.map((id) => orNull(known.get(id) ?? ''));
    return ranksOf(told, compareTexts);
  }

  async #ofValues(
    { numbers, empty }: Table,
    meanings: Meanings,
    pace: Pace,
    signal?: AbortSignal,
  ): Promise<Uint32Array> {
    const { length } = this.#columns;
    const byRow = new Uint32Array(length);
    await eachStretch(
      length,
      (from, to) => {
        for (let row = from; row < to; row++) {
          const value = meanings.toldNumber(row);
          byRow[row] = value === NONE ? empty : (numbers[value] as number);
        }
      },
      pace,
      signal,
    );
    return byRow;
  }

  async #ofLinks(isDescending: boolean, pace: Pace, signal?: AbortSignal): Promise<Uint32Array> {
    const { length, links } = this.#columns;
    const byRow = new Uint32Array(length);
    await eachStretch(
      length,
      (from, to) => {
        for (let row = from; row < to; row++) {
          const count = links[row] as number;
          byRow[row] = count === 0 ? WORD - 1 : isDescending ? WORD - 1 - count : count;
        }
      },
      pace,
      signal,
    );
    return byRow;
  }

  /** Milliseconds since 1970 as two numbers. */
  async #ofTimes(
    times: Float64Array,
    isDescending: boolean,
    pace: Pace,
    signal?: AbortSignal,
  ): Promise<Keys> {
    const { length } = this.#columns;
    const low = new Uint32Array(length);
    const high = new Uint32Array(length);
    await eachStretch(
      length,
      (from, to) => {
        for (let row = from; row < to; row++) {
          const time = times[row] as number;
          const known = isDescending ? MIDDLE - time : MIDDLE + time;
          const whole = Number.isNaN(time) ? Number.MAX_SAFE_INTEGER : known;
          low[row] = whole % WORD;
          high[row] = whole / WORD;
        }
      },
      pace,
      signal,
    );
    return { low, high };
  }
}
