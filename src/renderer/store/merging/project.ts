import { sidesOf, uniteTexts } from '#core/merge';
import {
  applyChange,
  canonicalJson,
  idOf,
  kindOf,
  MAX_NOTE,
  readField,
  sealChange,
  succession,
  unborn,
  type Change,
  type Json,
  type RecordRef,
  type RecordState,
} from '#core/model';
import type { StepEntry } from '#renderer/database';
import { valueOf } from './arriving.ts';
import type { Origin, Owner, Signature } from './jobs.ts';
import type { Arriving } from './plan.ts';

/** Projects that went by different ids go on under the smaller; their notes and names come together. */

/** What becomes of the record of the project as a whole. */
export interface ProjectUnion {
  readonly id: string;
  readonly changes: readonly Change[];
  readonly entries: readonly StepEntry[];
}

const said = (state: RecordState, field: 'name' | 'note'): string => {
  const value = readField(state, field);
  return typeof value === 'string' ? value : '';
};

const referTo = (id: string): RecordRef => `project/${id}`;

/**
 * Where changes come from, under the smallest id that they speak of: theirs, or that of a project which is
 * one with theirs already, as where one joined a folder whose own id was the smaller. So all who have the
 * same changes go by the same id, whoever met whom first.
 */
export function originMet(origin: Origin, records: Iterable<RecordRef>): Origin {
  if (origin.kind !== 'project') return origin;
  let { id } = origin;
  for (const record of records)
    if (kindOf(record) === 'project' && idOf(record) < id) id = idOf(record);
  return { ...origin, id };
}

/** The records of the projects that come together. */
export const projectsOf = (origin: Origin, owner: Owner): readonly RecordRef[] => [
  referTo(owner.project),
  ...(origin.kind === 'project' ? [referTo(origin.id)] : []),
];

/** What the one that goes on has to say besides, so that nothing of the other is lost. */
function wanted(kept: RecordState, other: RecordState): readonly ['name' | 'note', string][] {
  const note = uniteTexts(said(kept, 'note'), said(other, 'note'));
  const name = said(kept, 'name') === '' ? said(other, 'name') : said(kept, 'name');
  return [
    ...(note === said(kept, 'note') || note.length > MAX_NOTE ? [] : [['note', note] as const]),
    ...(name === said(kept, 'name') ? [] : [['name', name] as const]),
  ].map(([field, value]) => [field, value]);
}

/** @param stateOf of the project's record by its id, before anything arrives */
export function uniteProject(
  origin: Origin,
  owner: Owner,
  taken: ReadonlyMap<RecordRef, Arriving>,
  stateOf: (record: RecordRef) => RecordState | undefined,
  sign: Signature,
): ProjectUnion {
  const ours = referTo(owner.project);
  const theirs = origin.kind === 'project' ? referTo(origin.id) : ours;
  const id = origin.kind === 'project' && origin.id < owner.project ? origin.id : owner.project;
  const comes = (record: RecordRef): RecordState =>
    taken.get(record)?.after ?? stateOf(record) ?? unborn(record);
  const before = stateOf(ours) ?? unborn(ours);
  const [keptRef, otherRef] = id === owner.project ? [ours, theirs] : [theirs, ours];
  let kept = comes(keptRef);
  const changes: Change[] = [];
  const isMet = id !== owner.project || taken.has(otherRef);
  if (theirs !== ours && isMet)
    for (const [field, value] of wanted(kept, comes(otherRef))) {
      const { analyst, replica, at } = sign;
      const seq = sign.seq + changes.length + 1;
      const next = succession(kept, field, value);
      const change = sealChange({
        ...{ record: keptRef, field, value, ...next },
        ...{ analyst, replica, seq, at },
      });
      changes.push(change);
      kept = applyChange(kept, change);
    }
  return { id, changes, entries: entriesOf(before, kept) };
}

/** What the person sees of the project's record, before and after, whichever record it was. */
const entriesOf = (before: RecordState, after: RecordState): readonly StepEntry[] =>
  (['name', 'note'] as const).flatMap((field): readonly StepEntry[] => {
    const [was, is] = [valueOf(before, field), valueOf(after, field)];
    const [sidesBefore, sidesAfter] = [sidesOf(before, field), sidesOf(after, field)];
    const isSame =
      canonicalJson(was) === canonicalJson(is) &&
      canonicalJson(sidesBefore as unknown as Json) ===
        canonicalJson(sidesAfter as unknown as Json);
    if (isSame) return [];
    return [
      {
        ...{ record: after.record, home: null, field, before: was, after: is },
        ...(sidesBefore.length > 0 && { sidesBefore }),
        ...(sidesAfter.length > 0 && { sidesAfter }),
      },
    ];
  });

/**
 * What becomes of the project as a whole, told of one record of the two that it may go by: only what a
 * person would see of it, which of records alone nobody could tell.
 *
 * @returns the plan, and which of its fields would say something else
 */
export function projectTold(
  plan: ReadonlyMap<RecordRef, Arriving>,
  origin: Origin,
  owner: Owner,
  stateOf: (record: RecordRef) => RecordState | undefined,
): {
  readonly plan: ReadonlyMap<RecordRef, Arriving>;
  readonly fields: readonly string[];
} {
  const records = [...plan.keys()].filter((record) => kindOf(record) === 'project');
  if (origin.kind !== 'project' || records.length === 0) return { plan, fields: [] };
  const sign: Signature = { ...owner, seq: 0, at: new Date(0).toISOString() };
  const { id, entries } = uniteProject(origin, owner, plan, stateOf, sign);
  const fields = entries.map(({ field }) => field);
  const told = plan.has(referTo(id)) ? referTo(id) : records[0];
  const next = new Map(plan);
  for (const record of records) {
    const arriving = plan.get(record);
    const effect = record === told && fields.length > 0 ? 'changed' : 'same';
    if (arriving !== undefined) next.set(record, { ...arriving, effect });
  }
  return { plan: next, fields };
}
