import type { Unit } from './shapes.ts';

/**
 * How gamma weighs what two annotations differ in: places by `position`, tags by `category`; `empty`,
 * Δ∅, is what an annotation without partner costs, in which both are counted.
 */
export interface Weights {
  readonly position: number;
  readonly category: number;
  readonly empty: number;
}

/** Places and tags count alike, each up to what an annotation without partner costs. */
export const EVEN_WEIGHTS: Weights = { position: 1, category: 1, empty: 1 };

export type Place = Pick<Unit, 'start' | 'end' | 'tag'>;

/** Σ of distances of both ends by Σ of lengths, squared: "sporadic" in the paper, section 4.2.1. */
function positionalDissimilarity(one: Place, other: Place): number {
  const apart = Math.abs(one.start - other.start) + Math.abs(one.end - other.end);
  const lengths = one.end - one.start + other.end - other.start;
  return lengths === 0 ? (apart === 0 ? 0 : Infinity) : (apart / lengths) ** 2;
}

/**
 * d = α · d_pos · Δ∅ + β · d_cat · Δ∅, where d_cat is 0 for one tag and 1 for two (Y. Mathet,
 * A. Widlöcher, J.-P. Métivier, "The Unified and Holistic Method Gamma (γ) for Inter-Annotator
 * Agreement Measure and Alignment", Computational Linguistics 41(3), 2015, 437–479, section 4.2).
 */
export const dissimilarity = (
  one: Place,
  other: Place,
  { position, category, empty }: Weights,
): number =>
  (position * positionalDissimilarity(one, other) + (one.tag === other.tag ? 0 : category)) * empty;
