import { characterAgreement } from './characters.ts';
import { f1 } from './f1.ts';
import { groupsOf, type Group, type GroupKind } from './grouping.ts';
import { tagAgreement } from './group-tags.ts';
import type { Counts, Measures } from './measures-shapes.ts';
import { allTags, oneTag, segmented, type Segmented } from './segments.ts';
import type { Continuum, Unit } from './shapes.ts';
import { uAlphas } from './u-alpha.ts';
import { unitisingAlpha } from './unitising-alpha.ts';

/** A document with all that several measures are told by. */
export interface Compared<Of extends Unit = Unit> {
  readonly continuum: Continuum<Of>;
  readonly groups: readonly Group<Of>[];
  readonly segmented: Segmented;
}

export const compare = <Of extends Unit>(continuum: Continuum<Of>): Compared<Of> => ({
  continuum,
  groups: groupsOf(continuum),
  segmented: segmented(continuum),
});

const tagsIn = (continua: readonly Continuum[]): readonly string[] =>
  [
    ...new Set(
      continua.flatMap(({ coders }) => coders.flatMap(({ units }) => units.map(({ tag }) => tag))),
    ),
  ].sort();

/** The same continua with one tag's annotations only. */
export const withTag = (continua: readonly Continuum[], tag: string): readonly Continuum[] =>
  continua.map((continuum) => ({
    ...continuum,
    coders: continuum.coders.map(({ id, units }) => ({
      id,
      units: units.filter((unit) => unit.tag === tag),
    })),
  }));

export function countsOf(compared: readonly Compared[], tag: string | null): Counts {
  const units = (compared[0]?.continuum.coders ?? []).map(() => 0);
  const groups: Record<GroupKind, number> = { same: 0, retagged: 0, overlapping: 0, alone: 0 };
  let agreed = 0;
  for (const { continuum, groups: all } of compared) {
    for (const [at, coder] of continuum.coders.entries())
      units[at] =
        (units[at] ?? 0) + coder.units.filter((unit) => tag === null || unit.tag === tag).length;
    for (const { kind, isWhole, members } of all) {
      if (tag !== null && !members.some(({ unit }) => unit.tag === tag)) continue;
      groups[kind]++;
      if (kind === 'same' && isWhole) agreed++;
    }
  }
  return { units, groups, agreed };
}

/**
 * All measures but gamma, of several documents together. In each the analysts are the same, and in
 * one order.
 *
 * @param tag that tag alone: where it is annotated, and, of what two have put a tag on, whether it is
 *   this one; null for all tags
 */
export function measuresOf(compared: readonly Compared[], tag: string | null): Measures {
  const whole = compared.map(({ continuum }) => continuum);
  const continua = tag === null ? whole : withTag(whole, tag);
  const groups = compared.flatMap((each) => each.groups);
  const coders = (whole[0]?.coders ?? []).map(({ id }) => id);
  const { exact, partial } = f1(continua);
  const everything = compared.map((each) => each.segmented);
  const segments = tag === null ? everything : continua.map(segmented);
  const characters = characterAgreement(segments, allTags);
  const tags = tagAgreement(groups, coders, tag);
  const alphas = uAlphas(segments, allTags);
  return {
    f1Exact: exact,
    f1Partial: partial,
    kappaCharacters: characters.kappa,
    kappaTags: tags.kappa,
    alphaCharacters: characters.alpha,
    alphaTags: tags.alpha,
    alphaUnitising: unitisingAlpha(continua, tagsIn(continua)),
    uAlpha: alphas.all,
    uAlphaBinary: alphas.binary,
    cuAlpha: tag === null ? alphas.coded : uAlphas(everything, oneTag(tag)).ofValue('it'),
  };
}
