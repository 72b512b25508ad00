import type { Groups } from './grouping.ts';

/** What is to be shown at an index of lines: the head of a group, or a row. */
export type Place =
  | { readonly kind: 'group'; readonly group: number }
  | { readonly kind: 'row'; readonly row: number };

/** Rows in their order, and where the heads of groups stand between them. */
export class Arrangement {
  /** In order, those of folded groups too. */
  readonly rows: Uint32Array;
  /** Keys of the groups that have rows; null where rows stand in none. */
  readonly keys: readonly string[] | null;
  readonly lines: number;
  readonly #isFolded: readonly boolean[];
  /** By group: its first row's index among `rows`, and its head's among the lines. */
  readonly #firsts: Uint32Array;
  readonly #heads: Uint32Array;

  /** @param rows in order, and group by group */
  constructor(rows: Uint32Array, groups: Groups | null, folded: ReadonlySet<string>) {
    this.rows = rows;
    const present = groups === null ? [] : presentGroups(rows, groups.places);
    this.keys = groups === null ? null : present.map(({ place }) => groups.keys[place] as string);
    this.#isFolded = (this.keys ?? []).map((key) => folded.has(key));
    this.#firsts = Uint32Array.from([...present.map(({ first }) => first), rows.length]);
    this.#heads = new Uint32Array(present.length);
    let line = 0;
    for (let group = 0; group < present.length; group++) {
      this.#heads[group] = line;
      line += 1 + (this.isFolded(group) ? 0 : this.countOf(group));
    }
    this.lines = groups === null ? rows.length : line;
  }

  isFolded(group: number): boolean {
    return this.#isFolded[group] === true;
  }

  countOf(group: number): number {
    return (this.#firsts[group + 1] as number) - (this.#firsts[group] as number);
  }

  rowsOf(group: number): Uint32Array {
    return this.rows.subarray(this.#firsts[group], this.#firsts[group + 1]);
  }

  /** Null beyond the last line. */
  at(line: number): Place | null {
    if (line < 0 || line >= this.lines) return null;
    if (this.keys === null) return { kind: 'row', row: this.rows[line] as number };
    const group = lastUpTo(this.#heads, line);
    const behind = line - (this.#heads[group] as number);
    if (behind === 0) return { kind: 'group', group };
    return { kind: 'row', row: this.rows[(this.#firsts[group] as number) + behind - 1] as number };
  }

  /** The line of a row; null where it is not shown. */
  lineOf(row: number): number | null {
    const at = this.rows.indexOf(row);
    if (at < 0) return null;
    if (this.keys === null) return at;
    const group = lastUpTo(this.#firsts.subarray(0, -1), at);
    if (this.isFolded(group)) return null;
    return (this.#heads[group] as number) + 1 + at - (this.#firsts[group] as number);
  }
}

interface Present {
  readonly place: number;
  readonly first: number;
}

function presentGroups(rows: Uint32Array, places: Uint32Array): readonly Present[] {
  const present: Present[] = [];
  let last = -1;
  for (let at = 0; at < rows.length; at++) {
    const place = places[rows[at] as number] as number;
    if (place === last) continue;
    present.push({ place, first: at });
    last = place;
  }
  return present;
}

/** Index of the last number that is not above a bound; the numbers ascend. */
function lastUpTo(numbers: Uint32Array, bound: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) <= bound) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
