export interface NearPrefix {
  /** Units of the text that stand for the pattern, from its start. */
  readonly length: number;
  readonly errors: number;
}

/**
 * The prefix of a text that differs least from a pattern, in insertions, deletions and
 * substitutions of UTF-16 units; null where none differs in at most `limit`. Among equals the one
 * whose length is nearest to the pattern's. Ukkonen's band: time grows with pattern × limit.
 */
export function nearestPrefix(pattern: string, text: string, limit: number): NearPrefix | null {
  const width = 2 * limit + 1;
  // Cell d of a row holds the distance at column row + d - limit.
  let previous = new Array<number>(width).fill(Infinity);
  for (let d = limit; d < width; d++) previous[d] = d - limit;
  for (let row = 1; row <= pattern.length; row++) {
    const current = new Array<number>(width).fill(Infinity);
    const unit = pattern.charCodeAt(row - 1);
    let best = Infinity;
    for (let d = 0; d < width; d++) {
      const column = row + d - limit;
      if (column < 0 || column > text.length) continue;
      const kept =
        column === 0
          ? Infinity
          : (previous[d] ?? Infinity) + (text.charCodeAt(column - 1) === unit ? 0 : 1);
      const cell = Math.min(
        kept,
        (previous[d + 1] ?? Infinity) + 1,
        d > 0 ? (current[d - 1] ?? Infinity) + 1 : Infinity,
      );
      current[d] = cell;
      if (cell < best) best = cell;
    }
    if (best > limit) return null;
    previous = current;
  }
  let found: NearPrefix | null = null;
  for (let d = 0; d < width; d++) {
    const errors = previous[d] ?? Infinity;
    const length = pattern.length + d - limit;
    if (errors > limit || length < 0) continue;
    const isBetter =
      found === null ||
      errors < found.errors ||
      (errors === found.errors &&
        Math.abs(length - pattern.length) < Math.abs(found.length - pattern.length));
    if (isBetter) found = { length, errors };
  }
  return found;
}
