/** An edge of a row to a column, with what it saves: above 0. */
export interface Saving {
  readonly column: number;
  readonly saves: number;
}

/** What is settled or may be next, the nearest first. */
class Frontier {
  readonly #keys: number[] = [];
  readonly #items: number[] = [];

  push(key: number, item: number): void {
    let at = this.#keys.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((this.#keys[parent] as number) <= key) break;
      this.#keys[at] = this.#keys[parent] as number;
      this.#items[at] = this.#items[parent] as number;
      at = parent;
    }
    this.#keys[at] = key;
    this.#items[at] = item;
  }

  pop(): readonly [key: number, item: number] | null {
    const key = this.#keys[0];
    const item = this.#items[0];
    if (key === undefined || item === undefined) return null;
    const lastKey = this.#keys.pop() as number;
    const lastItem = this.#items.pop() as number;
    const { length } = this.#keys;
    let at = 0;
    while (length > 0) {
      let child = at * 2 + 1;
      if (child >= length) break;
      if (child + 1 < length && (this.#keys[child + 1] as number) < (this.#keys[child] as number))
        child++;
      if ((this.#keys[child] as number) >= lastKey) break;
      this.#keys[at] = this.#keys[child] as number;
      this.#items[at] = this.#items[child] as number;
      at = child;
    }
    if (length > 0) {
      this.#keys[at] = lastKey;
      this.#items[at] = lastItem;
    }
    return [key, item];
  }
}

/**
 * Pairs rows with columns so that what is saved is the most there is; rows and columns may stay alone.
 * Exact: shortest augmenting paths with potentials (R. Jonker, A. Volgenant, "A shortest augmenting
 * path algorithm for dense and sparse linear assignment problems", Computing 38, 1987), in which
 * each row has a column of its own that saves nothing, so that paths stay near where they begin.
 *
 * @returns by row, its column; -1 for a row that stays alone
 */
export function assign(rows: readonly (readonly Saving[])[], columns: number): Int32Array {
  const count = rows.length;
  // Column `columns + row` is the row's own.
  const rowOf = new Int32Array(columns + count).fill(-1);
  const columnOf = new Int32Array(count).fill(-1);
  const price = new Float64Array(columns + count);
  const distance = new Float64Array(columns + count).fill(Infinity);
  const before = new Int32Array(columns + count);
  const isSettled = new Uint8Array(columns + count);

  for (let start = 0; start < count; start++) {
    const frontier = new Frontier();
    const touched: number[] = [];
    const settled: number[] = [];
    let row = start;
    let reached = 0;
    let end = -1;
    while (end < 0) {
      const ownCost = 0;
      const held = columnOf[row] as number;
      // The reduced cost of the edge that the row holds is 0: all others are told by it.
      const base =
        held < 0 ? 0 : costOf(rows[row] as readonly Saving[], held) - (price[held] as number);
      const look = (column: number, cost: number): void => {
        if (isSettled[column] === 1) return;
        const along = reached + cost - (price[column] as number) - base;
        if (along >= (distance[column] as number)) return;
        if (distance[column] === Infinity) touched.push(column);
        distance[column] = along;
        before[column] = row;
        frontier.push(along, column);
      };
      for (const { column, saves } of rows[row] as readonly Saving[]) look(column, -saves);
      look(columns + row, ownCost);
      let next = frontier.pop();
      while (next !== null && isSettled[next[1]] === 1) next = frontier.pop();
      // A row's own column is always there.
      const [key, column] = next as readonly [number, number];
      reached = key;
      isSettled[column] = 1;
      const holder = rowOf[column] as number;
      if (holder < 0) end = column;
      else {
        settled.push(column);
        row = holder;
      }
    }
    for (const column of settled)
      price[column] = (price[column] as number) + (distance[column] as number) - reached;
    let column = end;
    while (column >= 0) {
      const holder = before[column] as number;
      const former = columnOf[holder] as number;
      rowOf[column] = holder;
      columnOf[holder] = column;
      column = holder === start ? -1 : former;
    }
    for (const each of touched) {
      distance[each] = Infinity;
      isSettled[each] = 0;
    }
  }
  return columnOf.map((column) => (column < columns ? column : -1));
}

const costOf = (row: readonly Saving[], column: number): number => {
  for (const edge of row) if (edge.column === column) return -edge.saves;
  return 0;
};
