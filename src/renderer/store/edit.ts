import {
  applyChange,
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
import { absentField, isThere } from './absent.ts';
import { timeNow, type Context } from './context.ts';
import type { HistoryWrite, HomedChange } from './materialise.ts';
import type { StepEntry } from './rows.ts';
import { show, type Touched } from './showing.ts';

/** One field of one record to be set; `'*'` for a record's birth. */
export interface Draft {
  readonly record: RecordRef;
  /** The document an annotation belongs to; null for other records. */
  readonly home: DocumentId | null;
  readonly field: string;
  readonly value: Json;
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
  draft: Draft,
  state: RecordState,
  foreign?: ForeignStates,
): void {
  if (draft.home === null) context.records.set(draft.record, state);
  else if (context.loaded?.id === draft.home) context.loaded.states.set(draft.record, state);
  else foreign?.set(draft.record, state);
}

function makeChange(context: Context, draft: Draft, before: RecordState, at: string): Change {
  const { replica, analyst } = context.identity;
  const { record, field, value } = draft;
  context.identity.seq++;
  const succeeding = field === '*' ? { preds: [], depth: 0 } : succession(before, field, value);
  const { seq } = context.identity;
  return sealChange({ record, field, value, ...succeeding, analyst, replica, seq, at });
}

/** Makes drafts into changes, shows what they come to, and hands them to the writer. All at once. */
export function write(
  context: Context,
  drafts: readonly Draft[],
  history: HistoryWrite | null,
  foreign?: ForeignStates,
): void {
  const at = timeNow(context);
  const touched = new Map<RecordRef, Touched>();
  const changes: HomedChange[] = [];
  for (const draft of drafts) {
    const { record, home } = draft;
    const before = stateOf(context, record, foreign);
    const change = makeChange(context, draft, before ?? unborn(record), at);
    const after = applyChange(before ?? unborn(record), change);
    const first = touched.get(record);
    touched.set(record, { before: first === undefined ? before : first.before, after });
    keepState(context, draft, after, foreign);
    changes.push({ change, home });
  }
  show(context, touched);
  for (const change of changes) for (const tell of context.watchers) tell(change);
  context.writer.enqueue({ changes, history, meta: { seq: context.identity.seq } });
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
  return { record, home, field, before, after: value };
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
