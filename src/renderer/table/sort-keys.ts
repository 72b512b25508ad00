import { NONE, type AnnotationColumns } from './annotation-columns.ts';
import { dayNumber, firstDay } from './beginnings.ts';
import type { Meanings } from './meanings.ts';
import type { Pace } from './pace.ts';
import type { Keys } from './radix-sort.ts';
import type { SortKey, TableColumn } from './shapes.ts';
import { compareTexts, TextRanks } from './text-ranks.ts';
import { valueRanks } from './value-ranks.ts';

/** What rows are sorted by, as numbers. What is empty comes last, whichever the direction. */

/** Ranks of a list's entries; NONE for those that are empty. */
function ranksOf<T>(
  entries: readonly T[],
  isEmpty: (entry: T) => boolean,
  compare: (one: T, other: T) => number,
): Int32Array {
  const ranks = new Int32Array(entries.length).fill(NONE);
  const order = [...entries.keys()].filter((at) => !isEmpty(entries[at] as T));
  order.sort((one, other) => compare(entries[one] as T, entries[other] as T));
  let rank = 0;
  for (const [at, entry] of order.entries()) {
    const before = order[at - 1];
    if (before !== undefined && compare(entries[before] as T, entries[entry] as T) !== 0) rank++;
    ranks[entry] = rank;
  }
  return ranks;
}

/** Ranks by row, NONE for what is empty, as keys of one direction. */
function directed(ranks: Int32Array, isDescending: boolean): Keys {
  let most = 0;
  for (const rank of ranks) if (rank > most) most = rank;
  const low = new Uint32Array(ranks.length);
  for (let row = 0; row < ranks.length; row++) {
    const rank = ranks[row] as number;
    low[row] = rank === NONE ? most + 1 : isDescending ? most - rank : rank;
  }
  return { low };
}

/** Milliseconds since 1970 as two numbers. */
function ofTimes(times: Float64Array, length: number, isDescending: boolean): Keys {
  const low = new Uint32Array(length);
  const high = new Uint32Array(length);
  const MIDDLE = 2 ** 52;
  for (let row = 0; row < length; row++) {
    const time = times[row] as number;
    const known = isDescending ? MIDDLE - time : MIDDLE + time;
    const whole = Number.isNaN(time) ? Number.MAX_SAFE_INTEGER : known;
    low[row] = whole >>> 0;
    high[row] = Math.floor(whole / 2 ** 32);
  }
  return { low, high };
}

/** Makes keys; what takes long to find out is kept from one time to the next. */
export class SortKeys {
  readonly #columns: AnnotationColumns;
  readonly #exacts: TextRanks;
  readonly #notes: TextRanks;

  constructor(columns: AnnotationColumns) {
    this.#columns = columns;
    this.#exacts = new TextRanks(columns.exacts.texts);
    this.#notes = new TextRanks(columns.notes.texts);
  }

  /** By row, for the rows that are told. */
  async keysOf(
    { by, isDescending }: SortKey,
    meanings: Meanings,
    pace: Pace,
    signal?: AbortSignal,
  ): Promise<Keys> {
    const { length, made, changed } = this.#columns;
    if (by === 'made' || by === 'changed')
      return ofTimes(by === 'made' ? made : changed, length, isDescending);
    return directed(await this.#ranks(by, meanings, pace, signal), isDescending);
  }

  async #ranks(
    by: Exclude<TableColumn, 'made' | 'changed'>,
    meanings: Meanings,
    pace: Pace,
    signal?: AbortSignal,
  ): Promise<Int32Array> {
    const columns = this.#columns;
    const { names } = meanings;
    switch (by) {
      case 'passage': {
        const ranks = await this.#exacts.bring(pace, signal);
        return this.#byRow((row) => ranks[columns.exact[row] as number] as number);
      }
      case 'note': {
        const ranks = await this.#notes.bring(pace, signal);
        return this.#byRow((row) => {
          const note = columns.note[row] as number;
          return note === NONE ? NONE : (ranks[note] as number);
        });
      }
      case 'value': {
        const ranks = valueRanks(columns.values.list, meanings);
        return this.#toldRows(meanings, (row) => {
          const value = meanings.toldNumber(row);
          return value === NONE ? NONE : (ranks[value] as number);
        });
      }
      case 'tag': {
        const labels = names.tags.map(({ label }) => label);
        const ranks = ranksOf(labels, () => false, compareTexts);
        return this.#toldRows(meanings, (row) => ranks[meanings.tagOf(row)] as number);
      }
      case 'document': {
        const titles = names.documents.map(({ title }) => title);
        const ranks = ranksOf(titles, (title) => title === '', compareTexts);
        return this.#toldRows(meanings, (row) => ranks[meanings.documentOf(row)] as number);
      }
      case 'published': {
        const days = names.documents.map(({ published }) => firstDay(published));
        const ranks = ranksOf(
          days,
          (day) => day === null,
          (one, other) => dayNumber(one ?? '') - dayNumber(other ?? ''),
        );
        return this.#toldRows(meanings, (row) => ranks[meanings.documentOf(row)] as number);
      }
      case 'analyst': {
        const known = new Map<string, string>(names.analysts.map(({ id, name }) => [id, name]));
        const told = columns.analysts.texts.map((id) => known.get(id) ?? '');
        const ranks = ranksOf(told, (name) => name === '', compareTexts);
        return this.#byRow((row) => ranks[columns.analyst[row] as number] as number);
      }
      case 'links':
        return this.#byRow((row) => (columns.links[row] as number) - 1);
    }
  }

  #byRow(rank: (row: number) => number): Int32Array {
    const ranks = new Int32Array(this.#columns.length);
    for (let row = 0; row < ranks.length; row++) ranks[row] = rank(row);
    return ranks;
  }

  #toldRows(meanings: Meanings, rank: (row: number) => number): Int32Array {
    return this.#byRow((row) => (meanings.isTold(row) ? rank(row) : NONE));
  }
}
