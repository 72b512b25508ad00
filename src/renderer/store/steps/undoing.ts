import { idOf, kindOf, type AnnotationId, type DocumentId, type RecordRef } from '#core/model';
import { decodeEntries, type StepEntry, type StepRow } from '#renderer/database';
import { strings } from '#renderer/words';
import { storeBeside, threadFor } from '../beside/beside.ts';
import type { Context } from '../context.ts';
import { stateOf, write, type Draft, type ForeignStates } from './edit.ts';
import { isInTurn, laterInTurn } from '../later-work.ts';
import type { Taken } from '../merging/jobs.ts';
import { dismissOf, notify, withdraw } from '../notices.ts';
import { revealAt } from '../reading/navigating.ts';
import { leaveRemoved, returnTo } from '../documents/open-document.ts';
import { readSomeStates } from '../records/read-states.ts';
import { Unfit } from '../merging/unfit.ts';
import { saidAgain, type Direction } from '../merging/taking-back.ts';

/** Undo and redo: new changes that say the former, or the later, value again. */

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

function draftsFor(
  context: Context,
  { entries }: Step,
  direction: Direction,
  foreign?: ForeignStates,
): readonly Draft[] {
  const asDrafts = (entry: StepEntry): readonly Draft[] => {
    const { record, home, field } = entry;
    const state = stateOf(context, record, foreign);
    if (state === undefined) return [];
    const said = saidAgain(state, entry, direction, context.identity.analyst);
    return said.map((again) => ({ record, home, field, ...again }));
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
function lookAt(
  context: Context,
  documents: readonly DocumentId[],
  records: readonly RecordRef[],
): void {
  const { loaded } = context;
  for (const document of documents) returnTo(context, document);
  const ids = records.map((record) => idOf(record) as AnnotationId);
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
  lookAt(
    context,
    documentsOf(step),
    step.entries.map(({ record }) => record),
  );
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
  tell(context, step.label, direction, isElsewhere);
}

/** In the text one sees what is undone; of many texts, and over them, it is told. */
function tell(context: Context, label: string, direction: Direction, isElsewhere: boolean): void {
  const { undone, redone, undoneElsewhere, redoneElsewhere } = strings.undoNotices;
  const isUndo = direction === 'before';
  const isOneText = isElsewhere && context.state.getState().table === null;
  const say = isOneText ? (isUndo ? undoneElsewhere : redoneElsewhere) : isUndo ? undone : redone;
  // The other way round it is true no more.
  for (const former of isUndo ? [redone, redoneElsewhere] : [undone, undoneElsewhere])
    withdraw(context.state, former(label));
  notify(context.state, 'done', say(label));
}

function performHere(context: Context, step: Step, direction: Direction): void {
  perform(context, step, direction);
  const { table, comparing } = context.state.getState();
  if (table !== null || comparing !== null) tell(context, step.label, direction, false);
}

function takeLater(context: Context, step: Step, direction: Direction): void {
  laterInTurn(context, async () => {
    const wanted = elsewhere(context, step);
    if (wanted.size === 0) return performHere(context, step, direction);
    await performElsewhere(context, step, direction, wanted).catch(() => {
      const notTaken = strings.undoNotices.notTaken(step.label, direction === 'before');
      notify(context.state, 'problem', notTaken);
    });
  });
}

/** A damaged step is forgotten, with those beyond it. */
function giveUp(context: Context, row: StepRow, direction: Direction): void {
  write(context, [], context.history.giveUp(row, direction));
  notify(context.state, 'problem', strings.undoNotices.damaged(row.label, direction === 'before'));
}

/** UTF-16 code units of the entries of a step that a thread takes back: some hundred. */
const MANY = 40_000;

/** Takes a step of very many entries in a thread, which reads it from the database. */
async function takeBeside(context: Context, row: StepRow, direction: Direction): Promise<void> {
  const { history, state } = context;
  const { label } = row;
  const isUndo = direction === 'before';
  const show = (done: number, total: number): void => {
    state.setState({ takingBack: { label, isUndo, done, total } });
  };
  show(0, 1);
  let taken: Taken | null = null;
  try {
    const thread = await threadFor(context, Number.POSITIVE_INFINITY, show);
    try {
      await storeBeside(context, () => {
        // In the database there stands by now what was done before its turn came.
        if (!history.has(row)) return Promise.reject(new Error('The step was let go of.'));
        const standing = history.standing();
        return Promise.resolve({
          undoneAt: standing.undoneAt,
          // No entry is shorter, and each is taken back by a change or two.
          most: row.entries.length,
          isOwn: true,
          store: async (sign) => {
            taken = await thread.ask('take', { step: row.at, direction, sign, history: standing });
            return taken.packs;
          },
          stored: () => undefined,
          failed: () => undefined,
        });
      });
    } finally {
      thread.end();
    }
  } catch (error) {
    if (error instanceof Unfit) return giveUp(context, row, direction);
    if (isUndo && history.toRedo === row) history.stepForth();
    if (!isUndo && history.toUndo === row) history.stepBack();
    state.setState({
      undoLabel: history.toUndo?.label ?? null,
      redoLabel: history.toRedo?.label ?? null,
    });
    notify(state, 'problem', strings.undoNotices.notTaken(label, isUndo));
    return;
  } finally {
    state.setState({ takingBack: null });
  }
  showTaken(context, label, direction, taken);
}

/** @param taken null where the thread ended before it said what it had done */
function showTaken(
  context: Context,
  label: string,
  direction: Direction,
  taken: Taken | null,
): void {
  const { documents = [], records = [], homes = [] } = taken ?? {};
  lookAt(context, documents, records);
  const here = context.loaded?.id;
  tell(context, label, direction, homes.length > 0 && !homes.some((home) => home === here));
}

function take(context: Context, row: StepRow, direction: Direction): void {
  if (row.entries.length > MANY)
    return laterInTurn(context, () => takeBeside(context, row, direction));
  const entries = decodeEntries(row);
  if (entries === null) return giveUp(context, row, direction);
  const step: Step = { label: row.label, entries };
  // Steps are taken one after another: one in this document waits for one elsewhere.
  const isHere = !isInTurn(context) && elsewhere(context, step).size === 0;
  if (isHere) performHere(context, step, direction);
  else takeLater(context, step, direction);
}

export function undo(context: Context): void {
  const row = context.history.toUndo;
  if (row === null) return;
  dismissOf(context.state, 'edit.undo');
  context.history.stepBack();
  take(context, row, 'before');
}

export function redo(context: Context): void {
  const row = context.history.toRedo;
  if (row === null) return;
  context.history.stepForth();
  take(context, row, 'after');
}
