import { replaceSides, sidesOf, withoutOthers, type Side } from '#core/merge';
import {
  canonicalJson,
  idOf,
  isAlive,
  kindOf,
  readField,
  type AnnotationId,
  type DocumentId,
  type RecordRef,
} from '#core/model';
import { decodeEntries, type StepEntry, type StepRow } from '#renderer/database';
import { strings } from '#renderer/words';
import type { Context } from './context.ts';
import { stateOf, write, type Draft, type ForeignStates } from './edit.ts';
import { isInTurn, laterInTurn } from './later-work.ts';
import { notify } from './notices.ts';
import { revealAt } from './navigating.ts';
import { leaveRemoved, returnTo } from './open-document.ts';
import { readSomeStates } from './read-states.ts';

/** Undo and redo: new changes that say the former, or the later, value again. */

type Direction = 'before' | 'after';

interface Step {
  readonly label: string;
  readonly entries: readonly StepEntry[];
}

/** Entries of annotations that are not of the open document, with where each was when it was changed. */
const elsewhere = (context: Context, { entries }: Step): ReadonlyMap<RecordRef, DocumentId> =>
  new Map(
    entries.flatMap(({ record, home }): [RecordRef, DocumentId][] =>
      home === null || context.loaded?.states.has(record) === true ? [] : [[record, home]],
    ),
  );

const isSo = (context: Context, draft: Draft, foreign?: ForeignStates): boolean => {
  const state = stateOf(context, draft.record, foreign);
  if (state === undefined) return true;
  if (draft.field === 'alive') return isAlive(state) === draft.value;
  const value = readField(state, draft.field);
  return value !== undefined && canonicalJson(value) === canonicalJson(draft.value);
};

const sidesIn = (entry: StepEntry, direction: Direction): readonly Side[] =>
  (direction === 'before' ? entry.sidesBefore : entry.sidesAfter) ?? [{ value: entry[direction] }];

/**
 * What is to be said where others have a say: they were at odds over it, or are by now, or have worked
 * on what was made here. Null where they have none.
 */
function besideOthers(
  context: Context,
  entry: StepEntry,
  direction: Direction,
  foreign?: ForeignStates,
): readonly Draft[] | null {
  const { record, home, field } = entry;
  const state = stateOf(context, record, foreign);
  if (state === undefined) return null;
  const isUnmade = direction === 'before' && field === 'alive' && entry.before === false;
  const unmade = isUnmade ? withoutOthers(state, context.identity.analyst) : null;
  const to = unmade === null ? sidesIn(entry, direction) : [unmade];
  const isPlain = to.length === 1 && to[0]?.covers === undefined;
  if (isPlain && sidesOf(state, field).length === 0) return null;
  const from = sidesIn(entry, direction === 'before' ? 'after' : 'before');
  return replaceSides(state, field, from, to).map(({ value, ...succeeds }) => ({
    record,
    home,
    field,
    value,
    // All that is there is seen: a delete names more than its own field.
    ...(!(isPlain && value === false) && { succeeds }),
  }));
}

function draftsFor(
  context: Context,
  { entries }: Step,
  direction: Direction,
  foreign?: ForeignStates,
): readonly Draft[] {
  const asDrafts = (entry: StepEntry): readonly Draft[] => {
    const beside = besideOthers(context, entry, direction, foreign);
    if (beside !== null) return beside;
    const { record, home, field } = entry;
    const draft: Draft = { record, home, field, value: entry[direction] };
    return isSo(context, draft, foreign) ? [] : [draft];
  };
  const ordered = direction === 'before' ? [...entries].reverse() : entries;
  return ordered.flatMap(asDrafts);
}

/** The documents that a step put back into the corpus, or took out of it. */
const documentsOf = ({ entries }: Step): readonly DocumentId[] =>
  entries
    .filter(({ record, field }) => field === 'alive' && kindOf(record) === 'document')
    .map(({ record }) => idOf(record) as DocumentId);

/** Brings the first of what changed into view, and lets go of what is gone. */
function lookAt(context: Context, step: Step): void {
  const { loaded } = context;
  for (const document of documentsOf(step)) returnTo(context, document);
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
  foreign?: ForeignStates,
): void {
  const drafts = draftsFor(context, step, direction, foreign);
  write(context, drafts, context.history.standing(), foreign);
  lookAt(context, step);
}

async function performElsewhere(
  context: Context,
  step: Step,
  direction: Direction,
  wanted: ReadonlyMap<RecordRef, DocumentId>,
): Promise<void> {
  const { states } = await readSomeStates(context, wanted);
  const here = context.loaded?.id;
  const isElsewhere = !step.entries.some(({ home }) => home !== null && home === here);
  perform(context, step, direction, states);
  tell(context, step, direction, isElsewhere);
}

/** In the text one sees what is undone; of many texts, and over them, it is told. */
function tell(context: Context, { label }: Step, direction: Direction, isElsewhere: boolean): void {
  const { undone, redone, undoneElsewhere, redoneElsewhere } = strings.undoNotices;
  const isUndo = direction === 'before';
  const isOneText = isElsewhere && context.state.getState().table === null;
  const say = isOneText ? (isUndo ? undoneElsewhere : redoneElsewhere) : isUndo ? undone : redone;
  notify(context.state, 'done', say(label));
}

function performHere(context: Context, step: Step, direction: Direction): void {
  perform(context, step, direction);
  const { table, comparing } = context.state.getState();
  if (table !== null || comparing !== null) tell(context, step, direction, false);
}

function takeLater(context: Context, step: Step, direction: Direction): void {
  laterInTurn(context, async () => {
    const wanted = elsewhere(context, step);
    if (wanted.size === 0) return performHere(context, step, direction);
    await performElsewhere(context, step, direction, wanted).catch(() => {
      const what = direction === 'before' ? 'undone' : 'done again';
      notify(context.state, 'problem', `“${step.label}” could not be ${what}.`);
    });
  });
}

function take(context: Context, row: StepRow, direction: Direction): void {
  const entries = decodeEntries(row);
  if (entries === null) {
    write(context, [], context.history.standing());
    return notify(context.state, 'problem', `“${row.label}” is damaged and was passed over.`);
  }
  const step: Step = { label: row.label, entries };
  // Steps are taken one after another: one in this document waits for one elsewhere.
  const isHere = !isInTurn(context) && elsewhere(context, step).size === 0;
  if (isHere) performHere(context, step, direction);
  else takeLater(context, step, direction);
}

export function undo(context: Context): void {
  const row = context.history.toUndo;
  if (row === null) return;
  context.history.stepBack();
  take(context, row, 'before');
}

export function redo(context: Context): void {
  const row = context.history.toRedo;
  if (row === null) return;
  context.history.stepForth();
  take(context, row, 'after');
}
