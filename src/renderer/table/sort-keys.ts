import type { Pace } from '#renderer/threads';
import type { AnnotationColumns } from './annotation-columns.ts';
import { NONE } from './stored-values.ts';
import { Beginnings } from './beginnings.ts';
import { directed, eachStretch, spread, spreadValues } from './by-row.ts';
import type { Meanings } from './meanings.ts';
import type { Keys } from './radix-sort.ts';
import type { SortKey, TableColumn } from './shapes.ts';
import { compareTexts, sortBy } from './text-order.ts';
import { TextRanks } from './text-ranks.ts';
import { ValueRanks } from './value-ranks.ts';

/** What rows are sorted by, as numbers. What is empty comes last, whichever the direction. */

/** Ranks of a list's entries; NONE for those that are null. */
async function ranksOf<T>(
  entries: readonly (T | null)[],
  compare: (one: T, other: T) => number,
  pace: Pace,
  signal?: AbortSignal,
): Promise<Int32Array> {
  const ranks = new Int32Array(entries.length).fill(NONE);
  const comparing = (one: number, other: number): number =>
    compare(entries[one] as T, entries[other] as T);
  const there = Uint32Array.from(entries.keys()).filter((at) => entries[at] !== null);
  const order = await sortBy(there, comparing, pace, signal);
  let rank = 0;
  for (const [at, entry] of order.entries()) {
    if (at > 0 && comparing(order[at - 1] as number, entry) !== 0) rank++;
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
  readonly #beginnings = new Beginnings();

  constructor(columns: AnnotationColumns) {
    this.#columns = columns;
    this.#exacts = new TextRanks(columns.exacts);
    this.#notes = new TextRanks(columns.notes);
    this.#values = new ValueRanks(columns.values.list, this.#beginnings);
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
        return {
          low: await spreadValues(
            this.#columns.length,
            meanings,
            directed(ranks, isDescending),
            pace,
            signal,
          ),
        };
      }
      case 'tag':
        return spreadOver(tag, await this.#tagRanks(meanings, pace, signal));
      case 'document':
      case 'published':
        return spreadOver(document, await this.#documentRanks(by, meanings, pace, signal));
      case 'analyst':
        return spreadOver(analyst, await this.#analystRanks(meanings, pace, signal));
      case 'links':
        return { low: await this.#ofLinks(isDescending, pace, signal) };
    }
  }

  async #tagRanks(
    { names, tagPlace }: Meanings,
    pace: Pace,
    signal?: AbortSignal,
  ): Promise<Int32Array> {
    const labels = names.tags.map(({ label }) => label);
    return through(tagPlace, await ranksOf(labels, compareTexts, pace, signal));
  }

  async #documentRanks(
    by: Extract<TableColumn, 'document' | 'published'>,
    { names, documentPlace }: Meanings,
    pace: Pace,
    signal?: AbortSignal,
  ): Promise<Int32Array> {
    if (by === 'document') {
      const titles = names.documents.map(({ title }) => orNull(title));
      return through(documentPlace, await ranksOf(titles, compareTexts, pace, signal));
    }
    const days: (number | null)[] = [];
    for (const { published } of names.documents) {
      if (pace.isDue()) await pace.rest(signal);
      days.push(this.#beginnings.of(published));
    }
    const ranks = await ranksOf(days, (one, other) => one - other, pace, signal);
    return through(documentPlace, ranks);
  }

  async #analystRanks({ names }: Meanings, pace: Pace, signal?: AbortSignal): Promise<Int32Array> {
    const known = new Map<string, string>(names.analysts.map(({ id, name }) => [id, name]));
    const told = this.#columns.analysts.texts.map((id) => orNull(known.get(id) ?? ''));
    return ranksOf(told, compareTexts, pace, signal);
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
