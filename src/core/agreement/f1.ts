import { figure, meanOf, noFigure, type Figure } from './figure.ts';
import { findPartners } from './partners.ts';
import { pairsOf } from './pairs.ts';
import type { Continuum, Unit } from './shapes.ts';

export interface F1 {
  readonly exact: Figure;
  readonly partial: Figure;
}

function byTag(units: readonly Unit[]): ReadonlyMap<string, readonly Unit[]> {
  const tagged = new Map<string, Unit[]>();
  for (const unit of units) {
    const known = tagged.get(unit.tag);
    if (known === undefined) tagged.set(unit.tag, [unit]);
    else known.push(unit);
  }
  return tagged;
}

/** What two have in common of one tag in one document: the same range, and other overlap. */
function inCommon(
  some: readonly Unit[],
  others: readonly Unit[],
): { readonly correct: number; readonly partial: number } {
  const placed = [
    ...some.map((unit) => ({ ...unit, coder: 0 })),
    ...others.map((unit) => ({ ...unit, coder: 1 })),
  ].sort((one, other) => one.start - other.start || one.end - other.end || one.coder - other.coder);
  let correct = 0;
  let partial = 0;
  for (const [first, second] of findPartners(placed)) {
    if (first === undefined || second === undefined) continue;
    const [one, other] = [placed[first], placed[second]];
    if (one?.start === other?.start && one?.end === other?.end) correct++;
    else partial++;
  }
  return { correct, partial };
}

/**
 * F1 = 2 · common / (annotations of the one + annotations of the other): the harmonic mean of
 * precision and recall, the same whoever is taken for right; of more than two analysts, the mean over
 * all pairs of them (G. Hripcsak, A. Rothschild, "Agreement, the F-measure, and reliability in
 * information retrieval", JAMIA 12, 2005, 296–298). Each annotation has one partner at most, of the same
 * tag. In `exact`, common is what has the same range and tag; in `partial`, what has the same tag and
 * overlaps counts half (MUC-5: N. Chinchor, B. Sundheim, "MUC-5 Evaluation Metrics", 1993). Not
 * corrected for chance.
 */
export function f1(continua: readonly Continuum[]): F1 {
  const coders = continua[0]?.coders.length ?? 0;
  if (coders < 2) return { exact: noFigure('one-analyst'), partial: noFigure('one-analyst') };
  const tagged = continua.map((each) => each.coders.map(({ units }) => byTag(units)));
  const figures = pairsOf(coders).map(([one, other]): F1 => {
    let units = 0;
    let correct = 0;
    let partial = 0;
    for (const [at, continuum] of continua.entries()) {
      units +=
        (continuum.coders[one]?.units.length ?? 0) + (continuum.coders[other]?.units.length ?? 0);
      const others = tagged[at]?.[other];
      for (const [tag, some] of tagged[at]?.[one] ?? []) {
        const common = inCommon(some, others?.get(tag) ?? []);
        correct += common.correct;
        partial += common.partial;
      }
    }
    if (units === 0) return { exact: noFigure('no-units'), partial: noFigure('no-units') };
    return {
      exact: figure((2 * correct) / units),
      partial: figure((2 * correct + partial) / units),
    };
  });
  return {
    exact: meanOf(figures.map(({ exact }) => exact)),
    partial: meanOf(figures.map(({ partial }) => partial)),
  };
}
