import { groupsOf, type Group } from '#core/agreement';
import { canonicalJson, type AnalystId, type DocumentId, type Json } from '#core/model';
import type { ByAnalyst, Compared } from './reading.ts';
import type { CompareKind, CompareRow } from './shapes.ts';
import { keyOf, type Said } from '../records/decisions.ts';

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

/** Annotations that are put together at once, at least: more of them only where all hang together. */
const AT_ONCE = 200;

const byStart = (a: Compared, b: Compared): number => a.member.start - b.member.start;

/**
 * Parts of a document's annotations, in the order of the text, of which none overlaps with any of
 * another part: each is put together by itself.
 */
function* partsOf(all: readonly Compared[]): Generator<readonly Compared[]> {
  let part: Compared[] = [];
  let end = 0;
  for (const compared of all.toSorted(byStart)) {
    if (part.length >= AT_ONCE && compared.member.start >= end) {
      yield part;
      part = [];
    }
    part.push(compared);
    end = Math.max(end, compared.member.end);
  }
  if (part.length > 0) yield part;
}

function rowOf(
  document: DocumentId,
  group: Group,
  byId: ReadonlyMap<string, Compared>,
): GroupedRow {
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
}

/** Puts together what some analysts annotated in one document, part by part: between two, one may rest. */
export function* groupDocument(
  document: DocumentId,
  all: ByAnalyst,
  analysts: readonly AnalystId[],
): Generator<readonly GroupedRow[]> {
  const wanted = analysts.flatMap((id) => all.get(id) ?? []);
  for (const part of partsOf(wanted)) {
    const byId = new Map(part.map((each) => [each.member.id as string, each]));
    const coders = analysts.map((id) => ({
      id,
      units: part.filter(({ member }) => member.analyst === id).map(({ member }) => member),
    }));
    const length = part.reduce((last, { member }) => Math.max(last, member.end), 0);
    yield groupsOf({ document, length, coders }).map((group) => rowOf(document, group, byId));
  }
}
