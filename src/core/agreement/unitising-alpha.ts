import { beyondChance, noFigure, type Figure } from './figure.ts';
import { pairsOf } from './pairs.ts';
import { endOf } from './segments.ts';
import type { Continuum, Unit } from './shapes.ts';

/** A stretch that one analyst has annotated with one tag. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** In order, and apart: what one analyst annotated on top of itself is one stretch. */
function stretchesOf(units: readonly Unit[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const sorted = units
    .filter(({ start, end }) => end > start)
    .sort((one, other) => one.start - other.start || one.end - other.end);
  for (const { start, end } of sorted) {
    const last = stretches.at(-1);
    if (last === undefined || start >= last.end) stretches.push({ start, end });
    else if (end > last.end) stretches.splice(-1, 1, { start: last.start, end });
  }
  return stretches;
}

const square = (number: number): number => number * number;

/** Σ δ² of two analysts: squared differences at both ends where two overlap, else squared lengths. */
function differences(some: readonly Stretch[], others: readonly Stretch[]): number {
  let sum = 0;
  const met = new Set<Stretch>();
  let from = 0;
  for (const one of some) {
    while (from < others.length && (others[from] as Stretch).end <= one.start) from++;
    let isMet = false;
    for (let at = from; at < others.length; at++) {
      const other = others[at] as Stretch;
      if (other.start >= one.end) break;
      sum += square(one.start - other.start) + square(one.end - other.end);
      met.add(other);
      isMet = true;
    }
    if (!isMet) sum += square(one.end - one.start);
  }
  for (const other of others) if (!met.has(other)) sum += square(other.end - other.start);
  return sum;
}

/** Lengths of what lies between stretches, and before and after them. */
function gapsOf(stretches: readonly Stretch[], length: number): readonly number[] {
  const ends = [0, ...stretches.map(({ end }) => end)];
  const starts = [...stretches.map(({ start }) => start), length];
  return ends.map((end, at) => (starts[at] as number) - end).filter((gap) => gap > 0);
}

/** Σ over gaps that hold a length of how many places there are for it in them, for ascending lengths. */
function placesFor(gaps: readonly number[]): (length: number) => number {
  const ascending = [...gaps].sort((one, other) => one - other);
  const sums = [0];
  for (let at = ascending.length - 1; at >= 0; at--)
    sums.push((sums.at(-1) as number) + (ascending[at] as number));
  return (length) => {
    let low = 0;
    let high = ascending.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ascending[middle] as number) < length) low = middle + 1;
      else high = middle;
    }
    const count = ascending.length - low;
    return (sums[count] as number) - count * (length - 1);
  };
}

/** Observed and expected disagreement on where one tag lies. */
export interface Disagreement {
  readonly observed: number;
  readonly expected: number;
}

/**
 * The disagreement on one tag, by K. Krippendorff, "On the reliability of unitizing continuous data",
 * Sociological Methodology 25, 1995, 47–76, with the expected disagreement as corrected in "Content
 * Analysis", 2nd edition, 2004, section 11.6:
 *
 * D_o = Σ_i Σ_(j≠i) Σ_g Σ_h δ² / (m (m − 1) L²), and
 * D_e = (2 / L) Σ_g [ (N − 1)/3 · (2l³ − 3l² + l) + l² Σ_(gaps h, l_h ≥ l) (l_h − l + 1) ]
 * / (mL (mL − 1) − Σ_g l (l − 1)),
 *
 * where m analysts have N stretches g of lengths l. Several documents are one continuum, L as long as all
 * of them, in which no gap goes from one to the next.
 */
export function unitisingDisagreement(continua: readonly Continuum[], tag: string): Disagreement {
  const coders = continua[0]?.coders.length ?? 0;
  const lengths: number[] = [];
  const gaps: number[] = [];
  let whole = 0;
  let sum = 0;
  for (const continuum of continua) {
    const end = endOf(continuum);
    whole += end;
    const all = continuum.coders.map(({ units }) =>
      stretchesOf(units.filter((unit) => unit.tag === tag)),
    );
    for (const stretches of all) {
      for (const stretch of stretches) lengths.push(stretch.end - stretch.start);
      gaps.push(...gapsOf(stretches, end));
    }
    for (const [one, other] of pairsOf(coders))
      sum += differences(all[one] ?? [], all[other] ?? []);
  }
  const observed = (2 * sum) / (coders * (coders - 1) * square(whole));
  const places = placesFor(gaps);
  let chance = 0;
  let within = 0;
  for (const l of lengths) {
    chance += ((lengths.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l) + l ** 2 * places(l);
    within += l * (l - 1);
  }
  const all = coders * whole;
  return { observed, expected: ((2 / whole) * chance) / (all * (all - 1) - within) };
}

/** α_U = 1 − D_o / D_e; of several tags, both summed over them (Krippendorff 2004, section 11.6). */
export function unitisingAlpha(continua: readonly Continuum[], tags: readonly string[]): Figure {
  if ((continua[0]?.coders.length ?? 0) < 2) return noFigure('one-analyst');
  if (tags.length === 0) return noFigure('no-units');
  let observed = 0;
  let expected = 0;
  for (const tag of tags) {
    const disagreement = unitisingDisagreement(continua, tag);
    observed += disagreement.observed;
    expected += disagreement.expected;
  }
  return beyondChance(observed, expected);
}
