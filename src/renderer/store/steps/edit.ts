import { sidesOf } from '#core/merge';
import {
  applyChange,
  canonicalJson,
  kindOf,
  readField,
  sealChange,
  succession,
  unborn,
  type Change,
  type DocumentId,
  type Json,
  type RecordRef,
  type RecordState,
} from '#core/model';
import { homeOf, type StepEntry, type StepRow } from '#renderer/database';
import { absentField, isThere } from '../records/absent.ts';
import { timeNow, type Context } from '../context.ts';
import type { HistoryWrite, HomedChange } from '../storing/materialise.ts';
import type { Editing } from '../shapes.ts';
import { show, type Touched } from './showing.ts';

/** One field of one record to be set; `'*'` for a record's birth. */
export interface Draft {
  readonly record: RecordRef;
  /** The document an annotation belongs to; null for other records. */
  readonly home: DocumentId | null;
  readonly field: string;
  readonly value: Json;
  /** What it is to name, and how deep it lies, where that is not all that it finds. */
  readonly succeeds?: Pick<Change, 'preds' | 'depth'>;
}

/** States of annotations that are not of the open document, read for one command. */
export type ForeignStates = Map<RecordRef, RecordState>;

export function stateOf(
  context: Context,
  record: RecordRef,
  foreign?: ForeignStates,
): RecordState | undefined {
  if (kindOf(record) !== 'annotation') return context.records.get(record);
  return context.loaded?.states.get(record) ?? foreign?.get(record);
}

function keepState(
  context: Context,
  { record, home }: Pick<Draft, 'record' | 'home'>,
  state: RecordState,
  foreign?: ForeignStates,
): void {
  const { loaded } = context;
  if (home === null) context.records.set(record, state);
  else if (loaded?.id === homeOf(state)) loaded.states.set(record, state);
  else {
    // Another document's now, where it was of the open one.
    loaded?.states.delete(record);
    foreign?.set(record, state);
  }
}

function makeChange(context: Context, draft: Draft, before: RecordState, at: string): Change {
  const { replica, analyst } = context.identity;
  const { record, field, value } = draft;
  context.identity.seq++;
  const found = (): Pick<Change, 'preds' | 'depth'> =>
    field === '*' ? { preds: [], depth: 0 } : succession(before, field, value);
  const succeeding = draft.succeeds ?? found();
  const { seq } = context.identity;
  return sealChange({ record, field, value, ...succeeding, analyst, replica, seq, at });
}

/** A change to be made or taken over, once the state before it is known. */
interface Pending extends Pick<Draft, 'record' | 'home'> {
  readonly seal: (before: RecordState) => Change;
}

/** Lays changes over what is in memory, shows what they come to, and hands them to the writer. */
function perform(
  context: Context,
  pending: readonly Pending[],
  history: HistoryWrite | null,
  foreign?: ForeignStates,
): void {
  const touched = new Map<RecordRef, Touched>();
  const changes: HomedChange[] = [];
  for (const each of pending) {
    const { record } = each;
    const before = touched.get(record)?.after ?? stateOf(context, record, foreign);
    const home = each.home === null || before === undefined ? each.home : homeOf(before);
    const change = each.seal(before ?? unborn(record));
    const after = applyChange(before ?? unborn(record), change);
    const first = touched.get(record);
    touched.set(record, { before: first === undefined ? before : first.before, after });
    keepState(context, each, after, foreign);
    changes.push({ change, home });
  }
  show(context, touched);
  for (const change of changes) for (const tell of context.watchers) tell(change);
  context.writer.enqueue({ changes, history, meta: { seq: context.identity.seq } });
}

/** Makes drafts into changes. All at once. */
export function write(
  context: Context,
  drafts: readonly Draft[],
  history: HistoryWrite | null,
  foreign?: ForeignStates,
): void {
  const at = timeNow(context);
  const pending = drafts.map((draft): Pending => ({
    record: draft.record,
    home: draft.home,
    seal: (before) => makeChange(context, draft, before, at),
  }));
  perform(context, pending, history, foreign);
}

/**
 * Takes over changes that were made elsewhere, as they are, as one step. Undoing it writes new ones
 * over what they changed.
 *
 * @param label null where it is no step of the person's, for undo to take back
 * @param entries what the changes do, as their undoing sees it
 */
export function absorb(
  context: Context,
  label: string | null,
  changes: readonly HomedChange[],
  entries: readonly StepEntry[],
  foreign: ForeignStates,
): void {
  for (const { change } of changes)
    if (change.replica === context.identity.replica)
      context.identity.seq = Math.max(context.identity.seq, change.seq);
  const pending = changes.map(({ change, home }): Pending => ({
    record: change.record,
    home,
    seal: () => change,
  }));
  const step = label === null ? null : context.history.add(label, entries);
  perform(context, pending, step, foreign);
}

/** What a draft changes, as its undoing sees it: a birth is something coming alive. */
function entryFor(context: Context, draft: Draft, foreign?: ForeignStates): StepEntry {
  const { record, home, field, value } = draft;
  if (field === '*') return { record, home, field: 'alive', before: false, after: true };
  const state = stateOf(context, record, foreign) ?? unborn(record);
  const before =
    field === 'alive'
      ? isThere(state)
      : (readField(state, field) ?? absentField(record, field, readField(state, 'kind')));
  const sides = sidesOf(state, field);
  return {
    record,
    home,
    field,
    before,
    after: value,
    ...(sides.length > 0 && { sidesBefore: sides }),
  };
}

/** Does drafts as one step, which one undo takes back. */
export function commit(
  context: Context,
  label: string,
  drafts: readonly Draft[],
  foreign?: ForeignStates,
): void {
  if (drafts.length === 0) return;
  const entries = drafts.map((draft) => entryFor(context, draft, foreign));
  write(context, drafts, context.history.add(label, entries), foreign);
}

/** An editing's last step, and what its field said when it began. */
interface EditingStep {
  readonly row: StepRow;
  readonly record: RecordRef;
  readonly former: Pick<StepEntry, 'before' | 'sidesBefore'>;
}

const lastSteps = new WeakMap<Editing, EditingStep>();

/**
 * Does a draft as one step with what the same editing did to the same field just before; as a step of
 * its own without an editing, or where something else was done, or undone, meanwhile.
 *
 * @param labelFor names the step, by what the field said before it
 */
export function commitEditing(
  context: Context,
  editing: Editing | undefined,
  labelFor: (before: Json) => string,
  draft: Draft,
): void {
  const { history } = context;
  const entry = entryFor(context, draft);
  const last = editing === undefined ? undefined : lastSteps.get(editing);
  const isSame =
    last !== undefined &&
    last.record === draft.record &&
    last.row === history.toUndo &&
    history.toRedo === null;
  const { sidesBefore, ...said } = entry;
  const former = isSame
    ? last.former
    : { before: said.before, ...(sidesBefore !== undefined && { sidesBefore }) };
  const { before } = former;
  const isNothing =
    former.sidesBefore === undefined && canonicalJson(before) === canonicalJson(said.after);
  const whole = { ...said, ...former };
  const label = labelFor(before);
  const step = isSame
    ? history.amend(label, isNothing ? [] : [whole])
    : history.add(label, [whole]);
  write(context, [draft], step);
  if (editing === undefined) return;
  const [row] = step.put;
  if (row === undefined) lastSteps.delete(editing);
  else lastSteps.set(editing, { row, record: draft.record, former });
}
