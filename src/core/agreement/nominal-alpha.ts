import { beyondChance, noFigure, type Figure } from './figure.ts';

/** Coincidences of values within items, of which alpha is told. */
export class Coincidences {
  /** By value: on how much of it two agree, and how much of it there is. */
  readonly #same = new Map<string, number>();
  readonly #counts = new Map<string, number>();

  /** @param values of one item, one from each who said anything; a single one pairs with nothing */
  add(values: readonly string[], weight = 1): void {
    if (values.length < 2) return;
    for (const [at, value] of values.entries()) {
      if (values.indexOf(value) < at) continue;
      let count = 0;
      for (const other of values) if (other === value) count++;
      const same = (count * (count - 1)) / (values.length - 1);
      this.#same.set(value, (this.#same.get(value) ?? 0) + same * weight);
      this.#counts.set(value, (this.#counts.get(value) ?? 0) + count * weight);
    }
  }

  /**
   * Nominal alpha for any number of observers and missing values:
   * α = 1 − (n − 1) · Σ o_ck / Σ n_c · n_k over c ≠ k (K. Krippendorff, "Computing Krippendorff's
   * Alpha-Reliability", 2011, section D).
   */
  alpha(): Figure {
    let total = 0;
    let squares = 0;
    let same = 0;
    for (const [value, count] of this.#counts) {
      total += count;
      squares += count * count;
      same += this.#same.get(value) as number;
    }
    if (total === 0) return noFigure('no-pairs');
    if (this.#counts.size === 1) return noFigure('no-variation');
    return beyondChance(total - same, (total * total - squares) / (total - 1));
  }
}
