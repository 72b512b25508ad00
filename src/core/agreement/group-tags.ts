import { Contingency } from './cohen-kappa.ts';
import { meanOf, noFigure, type Figure } from './figure.ts';
import type { Group } from './grouping.ts';
import { Coincidences } from './nominal-alpha.ts';
import { pairsOf } from './pairs.ts';

/**
 * Agreement on tags alone, of what several have annotated: each group is an item, of which each
 * analyst in it has said a tag. What one alone has found is no disagreement here.
 */
export interface TagAgreement {
  /** Cohen's; of more than two analysts, the mean over all pairs of them. */
  readonly kappa: Figure;
  /** Krippendorff's nominal alpha; who is not in a group is a missing value. */
  readonly alpha: Figure;
}

/**
 * @param coders ids of the analysts
 * @param tag sets one tag against all others; null to tell all apart
 */
export function tagAgreement(
  groups: readonly Group[],
  coders: readonly string[],
  tag: string | null,
): TagAgreement {
  if (coders.length < 2) return { kappa: noFigure('one-analyst'), alpha: noFigure('one-analyst') };
  const numbers = new Map(coders.map((id, at) => [id, at]));
  const tables = pairsOf(coders.length).map(([one, other]) => ({
    one,
    other,
    table: new Contingency(),
  }));
  const coincidences = new Coincidences();
  for (const { members } of groups) {
    if (members.length < 2) continue;
    const said: (string | undefined)[] = [];
    for (const { coder, unit } of members)
      said[numbers.get(coder) as number] =
        tag === null ? unit.tag : unit.tag === tag ? 'it' : 'other';
    for (const { one, other, table } of tables) {
      const [first, second] = [said[one], said[other]];
      if (first !== undefined && second !== undefined) table.add(first, second);
    }
    coincidences.add(said.filter((value) => value !== undefined));
  }
  return { kappa: meanOf(tables.map(({ table }) => table.kappa())), alpha: coincidences.alpha() };
}
