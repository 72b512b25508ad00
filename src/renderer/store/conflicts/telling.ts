import { fieldName, firstToSay, openConflicts, waysOf } from '#core/merge';
import {
  BIRTH,
  canonicalJson,
  editsUnseen,
  idOf,
  kindOf,
  readField,
  type AnalystId,
  type AnnotationId,
  type Change,
  type ChangeId,
  type Conflict,
  type DocumentId,
  type Json,
  type Passage,
  type RecordRef,
  type RecordState,
  type ReplicaId,
  type TagId,
} from '#core/model';
import { changeIn } from '#renderer/database';
import { strings } from '#renderer/words';
import { shownAnalyst } from '../records/analysts.ts';
import type { Context } from '../context.ts';
import { fieldInWords, titleOf } from './words.ts';
import type { ConflictSide, SaidBy, ShownConflict } from './shapes.ts';
import { documentTitle } from '../past/words.ts';

/** A conflict as it is shown: each value once, with everyone who said it. */

type Head = Conflict['heads'][number];

/** Who said something first, by the change that says it now. */
export type FirstSaid = ReadonlyMap<ChangeId, readonly Pick<Head, 'analyst' | 'at'>[]>;

/** Where a decision was taken back, one person has said again what several had said. */
const mayBeSaidAgain = (state: RecordState): boolean =>
  openConflicts(state).some(
    ({ field, heads }) =>
      field === 'alive' || new Set(heads.map(({ analyst }) => analyst)).size < heads.length,
  );

/** Births are where the states keep them, or stored like what followed. */
const bornIn = ({ record, live }: RecordState): readonly Change[] =>
  live
    .filter(({ field }) => field === BIRTH)
    .map((birth) => ({ ...birth, record, preds: [], replica: '' as ReplicaId, seq: 0 }));

/** Who said first what is at odds. Looked up only where it may have been said again. */
export async function firstSaid(
  context: Context,
  states: readonly RecordState[],
): Promise<FirstSaid> {
  const asked = states.filter(mayBeSaidAgain);
  const first = new Map<ChangeId, readonly Change[]>();
  if (asked.length === 0) return first;
  const refs = asked.map(({ record }) => record);
  const rows = await context.database.changes.where('of').anyOf(refs).toArray();
  const stored = rows.map(changeIn).filter((change) => change !== null);
  const recent = context.writer.pending().flatMap(({ changes }) => changes);
  const all = [...stored, ...recent.map(({ change }) => change)];
  for (const state of asked) {
    const own = new Map(
      [...bornIn(state), ...all.filter(({ record }) => record === state.record)].map((change) => [
        change.id,
        change,
      ]),
    );
    for (const { field, heads } of openConflicts(state))
      for (const { change } of heads) {
        const head = own.get(change);
        if (head !== undefined) first.set(change, firstToSay(head, field, own));
      }
  }
  return first;
}

function saidBy(context: Context, { analyst, at }: Pick<Head, 'analyst' | 'at'>): SaidBy {
  const isOwn = analyst === context.identity.analyst;
  return { analyst, name: shownAnalyst(context, analyst), isOwn, at };
}

/** Each person once, with the last time. */
function everyone(
  context: Context,
  heads: readonly Pick<Head, 'analyst' | 'at'>[],
): readonly SaidBy[] {
  const people = new Map<AnalystId, SaidBy>();
  for (const head of heads) {
    const known = people.get(head.analyst);
    if (known === undefined || known.at < head.at) people.set(head.analyst, saidBy(context, head));
  }
  return [...people.values()].sort(inOrder);
}

const collator = new Intl.Collator(undefined, { numeric: true });

const inOrder = (a: SaidBy, b: SaidBy): number =>
  Number(b.isOwn) - Number(a.isOwn) ||
  collator.compare(a.name, b.name) ||
  (a.analyst < b.analyst ? -1 : a.analyst > b.analyst ? 1 : 0);

function contextOf(field: string, value: Json): ConflictSide['context'] {
  if (field !== 'passage') return null;
  const { prefix, suffix } = value as unknown as Passage;
  return { prefix, suffix };
}

function valueSides(
  context: Context,
  state: RecordState,
  { field, picked, heads }: Conflict,
  first: FirstSaid,
): readonly ConflictSide[] {
  const byValue = new Map<string, Head[]>();
  for (const head of heads) {
    const text = canonicalJson(head.value);
    byValue.set(text, [...(byValue.get(text) ?? []), head]);
  }
  const pickedText = canonicalJson(picked);
  return [...byValue].map(([text, same]): ConflictSide => {
    const [{ change, value }] = same as [Head];
    return {
      kind: 'value',
      choice: { kind: 'take', change },
      text: fieldInWords(context, state.record, field, value),
      context: contextOf(field, value),
      by: everyone(
        context,
        same.flatMap((head) => first.get(head.change) ?? [head]),
      ),
      isPicked: text === pickedText,
    };
  });
}

/** What was written meanwhile, a line each. */
function writtenMeanwhile(context: Context, state: RecordState): string {
  const lines = editsUnseen(state)
    .filter(({ field }) => field !== 'created' && field !== 'creator')
    .map(({ field, head }) => {
      const text = fieldInWords(context, state.record, field, head.value);
      return strings.conflicts.said(fieldName(field), text);
    });
  return [...new Set(lines)].join('\n');
}

/** Deleted by one, worked on, or kept, by another. */
function fateSides(
  context: Context,
  state: RecordState,
  { heads }: Conflict,
  first: FirstSaid,
): readonly ConflictSide[] {
  const told = (of: readonly Head[]): readonly SaidBy[] =>
    everyone(
      context,
      of.flatMap((head) => first.get(head.change) ?? [head]),
    );
  const deletes = heads.filter(({ value }) => value === false);
  const keeps = heads.filter(({ value }) => value !== false);
  const edits = editsUnseen(state).map(({ head }) => head);
  return [
    {
      kind: 'keep',
      choice: { kind: 'say', value: true },
      text: writtenMeanwhile(context, state),
      context: null,
      by: told([...keeps, ...edits]),
      isPicked: true,
    },
    {
      kind: 'delete',
      choice: { kind: 'say', value: false },
      text: '',
      context: null,
      by: told(deletes),
      isPicked: false,
    },
  ];
}

export function sidesTold(
  context: Context,
  state: RecordState,
  conflict: Conflict,
  first: FirstSaid,
): readonly ConflictSide[] {
  const tell = conflict.field === 'alive' ? fateSides : valueSides;
  return [...tell(context, state, conflict, first)].sort((a, b) => {
    const [one, other] = [a.by[0], b.by[0]];
    return one === undefined || other === undefined ? 0 : inOrder(one, other);
  });
}

function annotationIn(context: Context, state: RecordState): ShownConflict['annotation'] {
  if (kindOf(state.record) !== 'annotation') return null;
  const passage = readField(state, 'passage') as Passage | undefined;
  const tag = readField(state, 'tag') as TagId | undefined;
  if (passage === undefined || tag === undefined) return null;
  const { prefix, exact, suffix } = passage;
  const id = idOf(state.record) as AnnotationId;
  return { id, tag: context.tagIndex.resolve(tag), prefix, exact, suffix };
}

function documentIn(
  context: Context,
  record: RecordRef,
  home: DocumentId | null,
): ShownConflict['document'] {
  const id = kindOf(record) === 'document' ? (idOf(record) as DocumentId) : home;
  return id === null ? null : { id, title: documentTitle(context, id) };
}

export function conflictTold(
  context: Context,
  state: RecordState,
  conflict: Conflict,
  home: DocumentId | null,
  first: FirstSaid,
): ShownConflict {
  const { record } = state;
  const { field } = conflict;
  const { both, unite } = waysOf(state, field);
  return {
    record,
    field,
    kind: kindOf(record),
    fieldName: fieldName(field),
    title: titleOf(context, state),
    document: documentIn(context, record, home),
    annotation: annotationIn(context, state),
    sides: sidesTold(context, state, conflict, first),
    canBeBoth: both,
    canBeUnited: unite,
  };
}
