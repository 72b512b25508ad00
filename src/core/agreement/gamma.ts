import { bestAlignment } from './alignment.ts';
import { EVEN_WEIGHTS, type Place, type Weights } from './dissimilarity.ts';
import { beyondChance, noFigure } from './figure.ts';
import type { GammaFigure } from './measures-shapes.ts';
import { randomFrom, type Random } from './random.ts';
import { endOf } from './segments.ts';
import type { Continuum } from './shapes.ts';
import { shuffled } from './shuffle.ts';

export interface GammaOptions {
  /** Where the random numbers begin: the same seed, the same figure. */
  readonly seed: number;
  /** By how much, of itself, the expected disorder may be off, with 95 % confidence. */
  readonly precision?: number;
  readonly weights?: Weights;
}

/** What one document adds to gamma. */
export interface Disorder {
  /** Of the best alignment, and the mean of those that chance brings. */
  readonly observed: number;
  readonly expected: number;
  /** Annotations by analyst, on average: what the document counts for among others. */
  readonly mean: number;
  readonly samples: number;
  readonly isExact: boolean;
}

const PRECISION = 0.05;
const FIRST_SAMPLES = 30;
const MOST_SAMPLES = 1_000;
/** Of a normal distribution, 95 % lie within so many standard deviations. */
const CONFIDENCE = 1.96;

/** FNV-1a: each document has random numbers of its own, whatever else is measured. */
function seedFor(document: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < document.length; at++)
    hash = Math.imul(hash ^ document.charCodeAt(at), 0x01000193);
  return hash;
}

const meanCount = (coders: readonly (readonly Place[])[]): number =>
  coders.reduce((sum, places) => sum + places.length, 0) / coders.length;

/** Chance may draw those who annotated nothing for all; that shows nothing, and is drawn again. */
function drawn(
  coders: readonly (readonly Place[])[],
  length: number,
  random: Random,
): readonly (readonly Place[])[] {
  let all = shuffled(coders, length, random);
  while (meanCount(all) === 0) all = shuffled(coders, length, random);
  return all;
}

/**
 * Measures one document; yields after each alignment, so that other work can go between.
 *
 * δ = Σ of the costs of the best alignment's unitary alignments / mean number of annotations. The
 * expected disorder is the mean of 30 random continua, and of as many more as its variation c calls for:
 * (1.96 · c / precision)² (Mathet, Widlöcher, Métivier 2015, sections 4.4, 5.1 and 5.3). No more than
 * 1,000 are drawn.
 *
 * @returns null where nobody annotated anything, or there are fewer than two analysts
 */
export function* disorderOf(
  continuum: Continuum,
  { seed, precision = PRECISION, weights = EVEN_WEIGHTS }: GammaOptions,
): Generator<undefined, Disorder | null, undefined> {
  const length = endOf(continuum);
  // In an order of their own, so that chance draws the same whoever is named first.
  const coders = [...continuum.coders]
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map(({ units }) => units.filter(({ start, end }) => end > start));
  const mean = meanCount(coders);
  if (coders.length < 2 || mean === 0) return null;
  const { cost, isExact: isObservedExact } = bestAlignment(coders, weights);
  yield;
  const random = randomFrom(seedFor(continuum.document, seed));
  const disorders: number[] = [];
  let isExact = isObservedExact;
  let wanted = FIRST_SAMPLES;
  while (disorders.length < wanted) {
    const sample = drawn(coders, length, random);
    const aligned = bestAlignment(sample, weights);
    disorders.push(aligned.cost / meanCount(sample));
    isExact &&= aligned.isExact;
    if (disorders.length === FIRST_SAMPLES)
      wanted = Math.min(MOST_SAMPLES, Math.max(wanted, samplesFor(disorders, precision)));
    yield;
  }
  return {
    observed: cost / mean,
    expected: disorders.reduce((sum, each) => sum + each, 0) / disorders.length,
    mean,
    samples: disorders.length,
    isExact,
  };
}

function samplesFor(disorders: readonly number[], precision: number): number {
  const mean = disorders.reduce((sum, each) => sum + each, 0) / disorders.length;
  const variance = disorders.reduce((sum, each) => sum + (each - mean) ** 2, 0) / disorders.length;
  return mean > 0
    ? Math.ceil(((Math.sqrt(variance) / mean) * CONFIDENCE * (1 / precision)) ** 2)
    : 0;
}

/**
 * γ = 1 − δ_observed / δ_expected. Of several documents, both are summed over them, each document
 * counting for as many annotations as it has on average by analyst.
 *
 * @param disorders of all documents; null for those that add nothing
 */
export function gammaFrom(disorders: readonly (Disorder | null)[]): GammaFigure {
  const all = disorders.filter((each) => each !== null);
  if (all.length === 0) return { figure: noFigure('no-units'), samples: 0, isExact: true };
  return {
    figure: beyondChance(
      all.reduce((sum, { observed, mean }) => sum + observed * mean, 0),
      all.reduce((sum, { expected, mean }) => sum + expected * mean, 0),
    ),
    samples: all.reduce((least, { samples }) => Math.min(least, samples), Infinity),
    isExact: all.every((each) => each.isExact),
  };
}

/** Gamma of some documents together, in one go. */
export function gammaOf(continua: readonly Continuum[], options: GammaOptions): GammaFigure {
  if ((continua[0]?.coders.length ?? 0) < 2)
    return { figure: noFigure('one-analyst'), samples: 0, isExact: true };
  return gammaFrom(
    continua.map((continuum) => {
      const steps = disorderOf(continuum, options);
      let step = steps.next();
      while (step.done !== true) step = steps.next();
      return step.value;
    }),
  );
}
