import { groupsOf, type Group } from '#core/agreement';
import { canonicalJson, type AnalystId, type DocumentId, type Json } from '#core/model';
import type { ByAnalyst, Compared } from './compare-reading.ts';
import type { CompareKind, CompareRow } from './compare-shapes.ts';
import { keyOf, type Said } from './decisions.ts';

/** A group, with what its annotations say as recorded. */
export interface GroupedRow {
  readonly row: Omit<CompareRow, 'decided'>;
  readonly said: readonly Said[];
}

/** Of the same passage and tag, values may differ still. */
function kindOfGroup({ kind }: Group, compared: readonly Compared[]): CompareKind {
  if (kind !== 'same') return kind;
  const values = compared.map(({ member }) => canonicalJson(member.value as unknown as Json));
  return new Set(values).size === 1 ? 'same' : 'valued';
}

/** Puts together what some analysts annotated in one document. */
export function groupDocument(
  document: DocumentId,
  all: ByAnalyst,
  analysts: readonly AnalystId[],
): readonly GroupedRow[] {
  const byId = new Map<string, Compared>();
  const coders = analysts.map((id) => {
    const compared = all.get(id) ?? [];
    for (const each of compared) byId.set(each.member.id, each);
    return { id, units: compared.map(({ member }) => member) };
  });
  let length = 0;
  for (const { units } of coders) for (const { end } of units) length = Math.max(length, end);
  return groupsOf({ document, length, coders }).map((group) => {
    const compared = group.members.map(({ unit }) => byId.get(unit.id) as Compared);
    const kind = kindOfGroup(group, compared);
    return {
      row: {
        key: keyOf(compared.map(({ member }) => member.id)),
        document,
        kind,
        isWhole: group.isWhole,
        isDisagreement: kind !== 'same' || !group.isWhole,
        members: compared.map(({ member }) => member),
      },
      said: compared.map(({ said }) => said),
    };
  });
}
