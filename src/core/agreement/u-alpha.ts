import { beyondChance, figure, noFigure, type Figure } from './figure.ts';
import { GAP, walk, type Segment, type Segmented, type ValueOf } from './segments.ts';

/**
 * The family of coefficients for unitised continua of K. Krippendorff, Y. Mathet, S. Bouvry,
 * A. Widlöcher, "On the reliability of unitizing textual continua: Further developments", Quality &
 * Quantity 50, 2016, 2347–2364. Numbers of equations are theirs.
 *
 * The paper's continua are cut by each analyst into segments that exclude one another. Here annotations
 * may lie on one another: each stretch on which an analyst's annotations do not change is a segment, and
 * its value is all its tags together. Where nothing lies on anything, that is the paper's own.
 */
export interface UAlphas {
  /** uα: all distinctions, of values and of what is no unit (5). */
  readonly all: Figure;
  /** |uα: only what is a unit and what is none (6). */
  readonly binary: Figure;
  /** cuα: only values, where units intersect (11). */
  readonly coded: Figure;
  /** (k)uα: one value against the others, where units intersect (13). */
  readonly ofValue: (value: string) => Figure;
}

const add = (sums: Map<string, number>, key: string, amount: number): void => {
  sums.set(key, (sums.get(key) ?? 0) + amount);
};
const total = (sums: ReadonlyMap<string, number>): number => {
  let sum = 0;
  for (const amount of sums.values()) sum += amount;
  return sum;
};

class Sums {
  readonly #coders: number;
  /** ℓ_c: how much of each value all analysts have. */
  readonly lengths = new Map<string, number>();
  /** ℓ_cc: on how much of it two agree. */
  readonly same = new Map<string, number>();
  /** ℓ_c − ℓ_cφ: how much of it meets units. */
  readonly met = new Map<string, number>();
  /** Σ of squared lengths of its segments; of gaps, which are not units, of lengths. */
  readonly own = new Map<string, number>();
  /** Σ of squared lengths on which one segment meets units of another analyst, on average. */
  readonly ownMet = new Map<string, number>();
  /** By analyst: the segment one is in, and how much of it meets units of each other. */
  readonly #within: { readonly segment: Segment; readonly value: string; met: number }[] = [];

  constructor(coders: number) {
    this.#coders = coders;
  }

  take(continuum: Segmented, valueOf: ValueOf): void {
    walk(continuum, valueOf, (standings, length) => {
      const others = this.#coders - 1;
      for (const [coder, { segment, value }] of standings.entries()) {
        add(this.lengths, value, length);
        if (this.#within[coder]?.segment !== segment) this.#enter(coder, segment, value);
        const within = this.#within[coder];
        for (const [other, { value: met }] of standings.entries()) {
          if (other === coder) continue;
          if (met === value) add(this.same, value, length / others);
          if (met === GAP || value === GAP) continue;
          add(this.met, value, length / others);
          if (within !== undefined) within.met += length / others;
        }
      }
    });
    for (let coder = 0; coder < this.#coders; coder++) this.#leave(coder);
  }

  #enter(coder: number, segment: Segment, value: string): void {
    this.#leave(coder);
    const length = segment.end - segment.start;
    add(this.own, value, value === GAP ? length : length * length);
    this.#within[coder] = { segment, value, met: 0 };
  }

  #leave(coder: number): void {
    const within = this.#within[coder];
    if (within === undefined || within.met === 0) return;
    add(this.ownMet, within.value, within.met ** 2);
    within.met = 0;
  }
}

/** Several documents are one continuum. The analysts are the same in each, in one order. */
export function uAlphas(continua: readonly Segmented[], valueOf: ValueOf): UAlphas {
  const coders = continua[0]?.coders.length ?? 0;
  const none = (reason: 'one-analyst' | 'no-units'): UAlphas => ({
    all: noFigure(reason),
    binary: noFigure(reason),
    coded: noFigure(reason),
    ofValue: () => noFigure(reason),
  });
  if (coders < 2) return none('one-analyst');
  const sums = new Sums(coders);
  for (const continuum of continua) sums.take(continuum, valueOf);
  const { lengths, same, met, own, ownMet } = sums;
  const values = [...lengths.keys()].filter((value) => value !== GAP);
  if (values.length === 0) return none('no-units');
  const of = (map: ReadonlyMap<string, number>, value: string): number => map.get(value) ?? 0;

  // Equation 4: what is expected where each segment meets any but itself.
  const whole = total(lengths);
  const scale = whole / (whole * whole - total(own));
  const expectedSame = (value: string): number =>
    scale * (of(lengths, value) ** 2 - of(own, value));
  const allSame = [...lengths.keys()].reduce((sum, value) => sum + expectedSame(value), 0);
  const gaps = of(lengths, GAP);
  const gapsMeetUnits = scale * gaps * (whole - gaps);

  // Equation 10: the same among what meets other units.
  const allMet = total(met);
  const metScale = allMet > 0 ? 1 / (allMet - total(ownMet) / allMet) : 0;
  const metSame = (value: string): number => metScale * (of(met, value) ** 2 - of(ownMet, value));
  const present = values.filter((value) => of(met, value) > 0);

  const coded = (): Figure => {
    if (allMet === 0) return noFigure('no-pairs');
    if (present.length < 2) return noFigure('no-variation');
    return beyondChance(
      allMet - present.reduce((sum, value) => sum + of(same, value), 0),
      allMet - present.reduce((sum, value) => sum + metSame(value), 0),
    );
  };
  const ofValue = (value: string): Figure => {
    const length = of(met, value);
    if (length === 0) return noFigure('no-pairs');
    if (present.length < 2) return noFigure('no-variation');
    const all = metScale * length * allMet - metScale * of(ownMet, value);
    const others = all - metSame(value);
    if (others <= 0) return noFigure('no-variation');
    return figure(1 - ((all / length) * (length - of(same, value))) / others);
  };
  const isOneKind = gaps === 0 && values.length === 1;
  return {
    all: isOneKind ? noFigure('no-variation') : beyondChance(whole - total(same), whole - allSame),
    binary:
      gaps === 0 || gaps === whole
        ? noFigure('no-variation')
        : beyondChance(gaps - of(same, GAP), gapsMeetUnits),
    coded: coded(),
    ofValue,
  };
}
