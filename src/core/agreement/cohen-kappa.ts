import { figure, noFigure, type Figure } from './figure.ts';

/** How often two analysts put items into categories: only what kappa needs of the table. */
export class Contingency {
  #same = 0;
  #total = 0;
  readonly #first = new Map<string, number>();
  readonly #second = new Map<string, number>();

  add(first: string, second: string, weight = 1): void {
    this.#total += weight;
    if (first === second) this.#same += weight;
    this.#first.set(first, (this.#first.get(first) ?? 0) + weight);
    this.#second.set(second, (this.#second.get(second) ?? 0) + weight);
  }

  /**
   * κ = (p_o − p_c) / (1 − p_c), where p_o is the part of items on which both agree, and p_c what is
   * expected of two who use each category as often as they do (J. Cohen, "A Coefficient of Agreement
   * for Nominal Scales", Educational and Psychological Measurement 20, 1960, 37–46).
   */
  kappa(): Figure {
    const total = this.#total;
    if (total === 0) return noFigure('no-pairs');
    let chance = 0;
    for (const [category, count] of this.#first)
      chance += count * (this.#second.get(category) ?? 0);
    // Both in whole numbers, so that one category only is told from nearly one.
    if (chance === total * total) return noFigure('no-variation');
    const expected = chance / (total * total);
    return figure((this.#same / total - expected) / (1 - expected));
  }
}
