import { compileQuery, parseQuery } from '#core/query';
import type { Pace } from '#renderer/threads';
import type { AnnotationColumns } from './annotation-columns.ts';
import { Arrangement } from './arrangement.ts';
import { AskedRow } from './asked-row.ts';
import { defaultOrder, patchedOrder } from './default-order.ts';
import { groupsOf, type Groups } from './grouping.ts';
import { readId } from './id-index.ts';
import type { Meanings } from './meanings.ts';
import { sortRows, type Keys } from './radix-sort.ts';
import type { SortKey, TableAsk, TableNames } from './shapes.ts';
import { SortKeys } from './sort-keys.ts';

const UNKNOWN = 0;
const NO = 1;
const YES = 2;
/** Rows between two looks at the clock. */
const FEW = 512;

/** All rows that are told, in the order of documents and places. */
interface Base {
  readonly meanings: Meanings;
  readonly revision: number;
  readonly rows: Uint32Array;
}

interface Arranged {
  readonly ask: TableAsk;
  readonly base: Base;
  readonly rows: Uint32Array;
  readonly groups: Groups | null;
}

const isSameSort = (one: readonly SortKey[], other: readonly SortKey[]): boolean =>
  one.length === other.length &&
  one.every(({ by, isDescending }, at) => {
    const key = other[at];
    return key?.by === by && key.isDescending === isDescending;
  });

/**
 * Brings rows into the order that is asked for: all in the order of documents and places, of those the
 * ones that the query asks for, sorted, in groups. What is as it was is not worked out again.
 */
export class Arranger {
  readonly #columns: AnnotationColumns;
  readonly #keys: SortKeys;
  /** What the verdicts in the columns are of. */
  #judged: { readonly query: string; readonly meanings: Meanings } | null = null;
  #linked: { readonly links: TableNames['links']; readonly revision: number } | null = null;
  #base: Base | null = null;
  #last: Arranged | null = null;

  constructor(columns: AnnotationColumns) {
    this.#columns = columns;
    this.#keys = new SortKeys(columns);
  }

  /** All rows that are told, as of the last arrangement. */
  get total(): number {
    return this.#last?.base.rows.length ?? 0;
  }

  /** @throws the signal's reason, where something else is asked meanwhile */
  async arrange(
    ask: TableAsk,
    meanings: Meanings,
    pace: Pace,
    signal?: AbortSignal,
  ): Promise<Arrangement> {
    const { revision } = this.#columns;
    const last = this.#last;
    const isBaseSame = last?.base.meanings === meanings && last.base.revision === revision;
    const isSame =
      isBaseSame && last.ask.query === ask.query && isSameSort(last.ask.sort, ask.sort);
    if (isSame && last.ask.group === ask.group) {
      this.#last = { ...last, ask };
      return new Arrangement(last.rows, last.groups, ask.folded);
    }
    meanings.refresh();
    this.#applyLinks(meanings, revision);
    const base = await this.#upToDate(meanings, revision, pace, signal);
    const matched = await this.#matched(base.rows, ask.query, meanings, pace, signal);
    const keys: Keys[] = [];
    const groups =
      ask.group === null
        ? null
        : await groupsOf(ask.group, ask.sort, this.#columns, meanings, pace, signal);
    if (groups !== null) keys.push({ low: groups.places });
    for (const key of ask.sort) {
      if (pace.isDue()) await pace.rest(signal);
      keys.push(await this.#keys.keysOf(key, meanings, pace, signal));
    }
    const rows = await sortRows(matched, keys, pace, signal);
    this.#last = { ask, base, rows, groups };
    return new Arrangement(rows, groups, ask.folded);
  }

  #applyLinks({ names }: Meanings, revision: number): void {
    const { links } = names;
    if (this.#linked?.links === links && this.#linked.revision === revision) return;
    const columns = this.#columns;
    columns.links.fill(0);
    const id = new Uint32Array(4);
    for (const [annotation, count] of links) {
      const row = readId(annotation, 0, id) ? columns.ids.find(id) : -1;
      if (row >= 0) columns.links[row] = count;
    }
    this.#linked = { links, revision };
  }

  async #upToDate(
    meanings: Meanings,
    revision: number,
    pace: Pace,
    signal?: AbortSignal,
  ): Promise<Base> {
    const columns = this.#columns;
    const before = this.#base;
    if (before?.meanings === meanings && before.revision === revision) return before;
    const { changedRows } = columns;
    const rows =
      before?.meanings === meanings && changedRows !== null
        ? patchedOrder(before.rows, changedRows, columns, meanings)
        : await defaultOrder(columns, meanings, pace, signal);
    columns.changedRows = new Set();
    this.#base = { meanings, revision, rows };
    return this.#base;
  }

  async #matched(
    base: Uint32Array,
    query: string,
    meanings: Meanings,
    pace: Pace,
    signal?: AbortSignal,
  ): Promise<Uint32Array> {
    const parsed = parseQuery(query).query;
    if (parsed.terms.length === 0) return base;
    const { verdict } = this.#columns;
    if (this.#judged?.query !== query || this.#judged.meanings !== meanings) {
      verdict.fill(UNKNOWN);
      this.#judged = { query, meanings };
    }
    const isAsked = compileQuery(parsed, meanings.names);
    const asked = new AskedRow(this.#columns, meanings);
    const matched = new Uint32Array(base.length);
    let count = 0;
    for (let at = 0; at < base.length; at++) {
      if (at % FEW === 0 && pace.isDue()) await pace.rest(signal);
      const row = base[at] as number;
      if (verdict[row] === UNKNOWN) {
        asked.row = row;
        verdict[row] = isAsked(asked) ? YES : NO;
      }
      if (verdict[row] === YES) matched[count++] = row;
    }
    return matched.slice(0, count);
  }
}
