import {
  canonicalJson,
  idOf,
  isAlive,
  readField,
  type AnnotationId,
  type DocumentId,
  type RecordRef,
} from '#core/model';
import type { Context } from './context.ts';
import { stateOf, write, type Draft, type ForeignStates } from './edit.ts';
import { decodeEntries } from './decode-rows.ts';
import type { HistoryWrite } from './materialise.ts';
import { notify } from './notices.ts';
import { revealAt } from './navigating.ts';
import { leaveRemoved } from './open-document.ts';
import { readSomeStates } from './read-states.ts';
import type { StepEntry, StepRow } from './rows.ts';

/** Undo and redo: new changes that say the former, or the later, value again. */

type Direction = 'before' | 'after';

interface Step {
  readonly label: string;
  readonly entries: readonly StepEntry[];
}

/** Entries of annotations that are not of the open document. */
const elsewhere = (context: Context, { entries }: Step): ReadonlyMap<RecordRef, DocumentId> =>
  new Map(
    entries.flatMap(({ record, home }): [RecordRef, DocumentId][] =>
      home === null || home === context.loaded?.id ? [] : [[record, home]],
    ),
  );

const isSo = (context: Context, draft: Draft, foreign?: ForeignStates): boolean => {
  const state = stateOf(context, draft.record, foreign);
  if (state === undefined) return true;
  if (draft.field === 'alive') return isAlive(state) === draft.value;
  const value = readField(state, draft.field);
  return value !== undefined && canonicalJson(value) === canonicalJson(draft.value);
};

function draftsFor(
  context: Context,
  { entries }: Step,
  direction: Direction,
  foreign?: ForeignStates,
): readonly Draft[] {
  const asDraft = (entry: StepEntry): Draft => ({
    record: entry.record,
    home: entry.home,
    field: entry.field,
    value: entry[direction],
  });
  const ordered = direction === 'before' ? [...entries].reverse() : entries;
  return ordered.map(asDraft).filter((draft) => !isSo(context, draft, foreign));
}

/** Brings the first of what changed into view, and lets go of what is gone. */
function lookAt(context: Context, step: Step): void {
  const { loaded } = context;
  const ids = step.entries.map(({ record }) => idOf(record) as AnnotationId);
  const found = ids
    .map((id) => loaded?.annotations.get(id))
    .find((annotation) => annotation !== undefined);
  if (found !== undefined) revealAt(context, found.start);
  const { focused } = context.state.getState();
  leaveRemoved(context, undefined);
  const isGone = focused !== null && loaded?.annotations.get(focused) === undefined;
  if (isGone && ids.includes(focused)) context.state.setState({ focused: null });
}

function perform(
  context: Context,
  step: Step,
  direction: Direction,
  history: HistoryWrite,
  foreign?: ForeignStates,
): void {
  write(context, draftsFor(context, step, direction, foreign), history, foreign);
  lookAt(context, step);
}

async function performElsewhere(
  context: Context,
  step: Step,
  direction: Direction,
  history: HistoryWrite,
  wanted: ReadonlyMap<RecordRef, DocumentId>,
): Promise<void> {
  const { states } = await readSomeStates(context, wanted);
  perform(context, step, direction, history, states);
  const verb = direction === 'before' ? 'Undone' : 'Done again';
  notify(context.state, 'done', `${verb} in another document: ${step.label}.`);
}

/** What is under way in documents that are not open, so that closing and settling can wait for it. */
const underWay = new WeakMap<Context, Promise<void>>();

export const undoneElsewhere = (context: Context): Promise<void> =>
  underWay.get(context) ?? Promise.resolve();

function take(
  context: Context,
  row: StepRow | null,
  direction: Direction,
  move: () => HistoryWrite,
): void {
  if (row === null) return;
  const history = move();
  const entries = decodeEntries(row);
  if (entries === null) {
    write(context, [], history);
    return notify(context.state, 'problem', `“${row.label}” is damaged and was passed over.`);
  }
  const step: Step = { label: row.label, entries };
  const wanted = elsewhere(context, step);
  if (wanted.size === 0) return perform(context, step, direction, history);
  const work = undoneElsewhere(context)
    .then(() => performElsewhere(context, step, direction, history, wanted))
    .catch(() => notify(context.state, 'problem', `“${step.label}” could not be undone.`));
  underWay.set(context, work);
}

export const undo = (context: Context): void =>
  take(context, context.history.toUndo, 'before', () => context.history.stepBack());

export const redo = (context: Context): void =>
  take(context, context.history.toRedo, 'after', () => context.history.stepForth());
