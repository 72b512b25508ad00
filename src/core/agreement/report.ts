import { disorderOf, gammaFrom, type Disorder } from './gamma.ts';
import { compare, countsOf, measuresOf, withTag, type Compared } from './measures.ts';
import type { Counts, GammaFigure, Measures } from './measures-shapes.ts';
import type { Continuum } from './shapes.ts';

/** How far a part of the work is agreed on. */
export interface AgreementPart {
  readonly counts: Counts;
  readonly measures: Measures;
  /** Null as long as it is not worked out, or where it is not wanted. */
  readonly gamma: GammaFigure | null;
}

/** Everything that is measured of some people's work. */
export interface AgreementReport {
  readonly all: AgreementPart;
  /** Those in which somebody has annotated something. */
  readonly documents: readonly (AgreementPart & { readonly document: string })[];
  /** The most used first. */
  readonly tags: readonly (AgreementPart & { readonly tag: string })[];
}

/** All but gamma. */
export const partOf = (compared: readonly Compared[], tag: string | null): AgreementPart => ({
  counts: countsOf(compared, tag),
  measures: measuresOf(compared, tag),
  gamma: null,
});

/** The most used first; equally used ones in the order of their ids. */
export function tagsByUse(compared: readonly Compared[]): readonly string[] {
  const uses = new Map<string, number>();
  for (const { continuum } of compared)
    for (const { units } of continuum.coders)
      for (const { tag } of units) uses.set(tag, (uses.get(tag) ?? 0) + 1);
  return [...uses]
    .sort(([one, count], [other, more]) => more - count || (one < other ? -1 : 1))
    .map(([tag]) => tag);
}

/** The continua in which somebody has used a tag, with that tag alone: what gamma of it is told of. */
export const continuaWithTag = (
  continua: readonly Continuum[],
  tag: string,
): readonly Continuum[] =>
  withTag(
    continua.filter(({ coders }) =>
      coders.some(({ units }) => units.some((unit) => unit.tag === tag)),
    ),
    tag,
  );

/** Runs to the end what could be interrupted. */
function disorderAtOnce(continuum: Continuum, seed: number): Disorder | null {
  const steps = disorderOf(continuum, { seed });
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/**
 * Measures everything in one go. Documents in which nobody has annotated anything count for nothing:
 * nobody knows whether they were read.
 *
 * @param continua in each the same analysts in the same order
 * @param seed where the random numbers of gamma begin; null to leave gamma out
 */
export function agreementOf(continua: readonly Continuum[], seed: number | null): AgreementReport {
  const used = continua.filter(({ coders }) => coders.some(({ units }) => units.length > 0));
  // Nothing used is measured of what there is, so that it says for how many analysts.
  const compared = (used.length > 0 ? used : continua.slice(0, 1)).map(compare);
  const disorders = used.map((each) => (seed === null ? null : disorderAtOnce(each, seed)));
  const gamma = (all: readonly (Disorder | null)[]): GammaFigure | null =>
    seed === null ? null : gammaFrom(all);
  return {
    all: { ...partOf(compared, null), gamma: gamma(disorders) },
    documents: used.map((continuum, at) => ({
      document: continuum.document,
      ...partOf(compared.slice(at, at + 1), null),
      gamma: gamma(disorders.slice(at, at + 1)),
    })),
    tags: tagsByUse(compared).map((tag) => ({
      tag,
      ...partOf(compared, tag),
      gamma:
        seed === null
          ? null
          : gammaFrom(continuaWithTag(used, tag).map((each) => disorderAtOnce(each, seed))),
    })),
  };
}
