import { Contingency } from './cohen-kappa.ts';
import { meanOf, noFigure, type Figure } from './figure.ts';
import { Coincidences } from './nominal-alpha.ts';
import { pairsOf } from './pairs.ts';
import { walk, type Segment, type Segmented, type ValueOf } from './segments.ts';

/** Agreement where each code point of the texts is an item, and nothing annotated a category, too. */
export interface CharacterAgreement {
  /** Cohen's; of more than two analysts, the mean over all pairs of them. */
  readonly kappa: Figure;
  /** Krippendorff's nominal alpha. */
  readonly alpha: Figure;
}

const isEmpty = (segments: readonly Segment[]): boolean =>
  segments.every(({ tags }) => tags.length === 0);

/** All documents are one pool of code points. The analysts are the same in each, in one order. */
export function characterAgreement(
  continua: readonly Segmented[],
  valueOf: ValueOf,
): CharacterAgreement {
  const coders = continua[0]?.coders.length ?? 0;
  if (coders < 2) return { kappa: noFigure('one-analyst'), alpha: noFigure('one-analyst') };
  if (continua.every((each) => each.coders.every(isEmpty)))
    return { kappa: noFigure('no-units'), alpha: noFigure('no-units') };
  const tables = pairsOf(coders).map(([one, other]) => ({ one, other, table: new Contingency() }));
  const coincidences = new Coincidences();
  const values: string[] = [];
  for (const continuum of continua)
    walk(continuum, valueOf, (standings, length) => {
      for (const [coder, { value }] of standings.entries()) values[coder] = value;
      for (const { one, other, table } of tables)
        table.add(values[one] as string, values[other] as string, length);
      coincidences.add(values, length);
    });
  return { kappa: meanOf(tables.map(({ table }) => table.kappa())), alpha: coincidences.alpha() };
}
