import { assign, type Saving } from './assign.ts';
import type { Candidate } from './candidate.ts';
import { bestPartition } from './partition.ts';
import { dissimilarity, type Place, type Weights } from './dissimilarity.ts';

/**
 * Unitary alignments and their cost, as of Mathet, Widlöcher, Métivier 2015, section 4.3: a unitary
 * alignment takes from each analyst one annotation or none, and costs the mean over all pairs of analysts
 * of what theirs differ in, Δ∅ where either has none. An alignment is a set of them in which each
 * annotation is once; the best costs least.
 */
export interface Alignment {
  /** Σ of its unitary alignments: not yet by the mean number of annotations. */
  readonly cost: number;
  /** Each by analyst, the index of an annotation or -1. */
  readonly unitary: readonly (readonly number[])[];
  /** Whether none is better; else it is the best that was found within the limits. */
  readonly isExact: boolean;
}

/** Annotations of about one length, by where they start. */
interface Row {
  readonly order: readonly number[];
  readonly starts: readonly number[];
  readonly longest: number;
}

/** In rows by length, so that a single long one does not make all look far. */
function rowsOf(places: readonly Place[]): readonly Row[] {
  const classes = new Map<number, number[]>();
  for (const [at, { start, end }] of places.entries()) {
    const key = Math.floor(Math.log2(end - start + 1));
    const known = classes.get(key);
    if (known === undefined) classes.set(key, [at]);
    else known.push(at);
  }
  const lengthOf = (at: number): number => (places[at] as Place).end - (places[at] as Place).start;
  return [...classes.values()].map((members) => {
    const order = members.sort(
      (one, other) => (places[one] as Place).start - (places[other] as Place).start,
    );
    return {
      order,
      starts: order.map((at) => (places[at] as Place).start),
      longest: order.reduce((most, at) => Math.max(most, lengthOf(at)), 0),
    };
  });
}

/** Index of the first number that is not below a bound; the numbers ascend. */
function firstFrom(numbers: readonly number[], bound: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those that differ from a place by less than a limit: how far they start apart bounds the rest. */
function near(
  place: Place,
  places: readonly Place[],
  rows: readonly Row[],
  limit: number,
  weights: Weights,
  found: (at: number, cost: number) => void,
): void {
  const length = place.end - place.start;
  const ratio =
    weights.position > 0 ? Math.sqrt(limit / (weights.position * weights.empty)) : Infinity;
  for (const { order, starts, longest } of rows) {
    const reach = ratio * (length + longest);
    for (let index = firstFrom(starts, place.start - reach); index < order.length; index++) {
      if ((starts[index] as number) > place.start + reach) break;
      const at = order[index] as number;
      const cost = dissimilarity(place, places[at] as Place, weights);
      if (cost < limit) found(at, cost);
    }
  }
}

/** Of two analysts it is an assignment: what a pair saves is what both would cost alone, without it. */
function alignTwo(one: readonly Place[], other: readonly Place[], weights: Weights): Alignment {
  const alone = weights.empty;
  const rows = rowsOf(other);
  const savings = one.map((place) => {
    const edges: Saving[] = [];
    near(place, other, rows, 2 * alone, weights, (column, cost) => {
      edges.push({ column, saves: 2 * alone - cost });
    });
    return edges;
  });
  const columns = assign(savings, other.length);
  const unitary: (readonly number[])[] = [];
  const isTaken = new Uint8Array(other.length);
  let cost = 0;
  for (const [at, place] of one.entries()) {
    const column = columns[at] as number;
    unitary.push([at, column]);
    cost += column < 0 ? alone : dissimilarity(place, other[column] as Place, weights);
    if (column >= 0) isTaken[column] = 1;
  }
  for (const at of other.keys())
    if (isTaken[at] === 0) {
      unitary.push([-1, at]);
      cost += alone;
    }
  return { cost, unitary, isExact: true };
}

/** Unitary alignments looked at in one document, at most. */
const MOST_CANDIDATES = 200_000;

/**
 * All unitary alignments that may be in a best alignment: each annotation in one must save more
 * than it would cost alone.
 *
 * @returns null where there are too many of them
 */
function candidatesOf(
  coders: readonly (readonly Place[])[],
  numbers: readonly (readonly number[])[],
  weights: Weights,
): readonly Candidate[] | null {
  const pairs = (coders.length * (coders.length - 1)) / 2;
  const alone = weights.empty;
  const rows = coders.map(rowsOf);
  const found: Candidate[] = [];
  // One more member changes a cost by Σ (d − Δ∅) / pairs, and has to change it by less than Δ∅.
  const mostFor = (members: number): number => alone * (pairs + members - 1);
  const widest = mostFor(coders.length);
  const extend = (
    from: number,
    members: readonly (readonly [coder: number, at: number])[],
    sum: number,
  ): boolean => {
    if (found.length > MOST_CANDIDATES) return false;
    const k = members.length;
    const cost = (sum + (pairs - (k * (k - 1)) / 2) * alone) / pairs;
    if (k === 1 || cost < k * alone)
      found.push({
        cost,
        units: members.map(([coder, at]) => numbers[coder]?.[at] as number),
        members,
      });
    const [firstCoder, firstAt] = members[0] as readonly [number, number];
    const first = coders[firstCoder]?.[firstAt] as Place;
    for (let coder = from; coder < coders.length; coder++) {
      const places = coders[coder] as readonly Place[];
      const next: (readonly [at: number, sum: number])[] = [];
      near(first, places, rows[coder] as readonly Row[], widest, weights, (at, apart) => {
        let added = apart;
        for (const [other, otherAt] of members.slice(1))
          added += dissimilarity(places[at] as Place, coders[other]?.[otherAt] as Place, weights);
        if (added < widest) next.push([at, sum + added]);
      });
      for (const [at, all] of next)
        if (!extend(coder + 1, [...members, [coder, at]], all)) return false;
    }
    return true;
  };
  for (const [coder, places] of coders.entries())
    for (const at of places.keys()) if (!extend(coder + 1, [[coder, at]], 0)) return null;
  return found;
}

function alignMany(coders: readonly (readonly Place[])[], weights: Weights): Alignment {
  // Numbers of all annotations, in the order of the text: neighbours have near numbers.
  const all = coders
    .flatMap((places, coder) => places.map((place, at) => ({ coder, at, place })))
    .sort(
      (one, other) =>
        one.place.start - other.place.start ||
        one.place.end - other.place.end ||
        one.coder - other.coder ||
        one.at - other.at,
    );
  const numbers = coders.map((places): number[] => places.map(() => 0));
  for (const [number, { coder, at }] of all.entries()) (numbers[coder] as number[])[at] = number;
  const candidates = candidatesOf(coders, numbers, weights);
  const { chosen, isExact } =
    candidates === null
      ? { chosen: alignGreedily(coders, numbers, weights), isExact: false }
      : bestPartition(all.length, candidates);
  return {
    cost: chosen.reduce((sum, { cost }) => sum + cost, 0),
    unitary: chosen.map(({ members }) => {
      const unitary = coders.map(() => -1);
      for (const [coder, at] of members) unitary[coder] = at;
      return unitary;
    }),
    isExact,
  };
}

/** Where too much lies on one another: one analyst after the other, each aligned the best with the first. */
function alignGreedily(
  coders: readonly (readonly Place[])[],
  numbers: readonly (readonly number[])[],
  weights: Weights,
): readonly Candidate[] {
  const pairs = (coders.length * (coders.length - 1)) / 2;
  const groups: (readonly (readonly [coder: number, at: number])[])[] = [];
  for (const [coder, places] of coders.entries()) {
    const heads = groups.map((members) => {
      const [first, at] = members[0] as readonly [number, number];
      return coders[first]?.[at] as Place;
    });
    for (const [group, at] of alignTwo(heads, places, weights).unitary as readonly [
      number,
      number,
    ][]) {
      if (at < 0) continue;
      if (group < 0) groups.push([[coder, at]]);
      else groups[group] = [...(groups[group] as (typeof groups)[number]), [coder, at]];
    }
  }
  return groups.map((members) => {
    let sum = (pairs - (members.length * (members.length - 1)) / 2) * weights.empty;
    for (const [index, [coder, at]] of members.entries())
      for (const [other, otherAt] of members.slice(index + 1))
        sum += dissimilarity(
          coders[coder]?.[at] as Place,
          coders[other]?.[otherAt] as Place,
          weights,
        );
    return {
      cost: sum / pairs,
      units: members.map(([coder, at]) => numbers[coder]?.[at] as number),
      members,
    };
  });
}

/**
 * The best alignment of what two or more analysts annotated in one document. Of two it is exact; of more,
 * too, within limits that annotations reach only where very many lie on one another.
 */
export function bestAlignment(coders: readonly (readonly Place[])[], weights: Weights): Alignment {
  const [one, other] = coders;
  if (coders.length === 2 && one !== undefined && other !== undefined)
    return alignTwo(one, other, weights);
  return alignMany(coders, weights);
}
