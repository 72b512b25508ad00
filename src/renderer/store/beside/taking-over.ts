import {
  applyChange,
  idOf,
  kindOf,
  unborn,
  type AnnotationId,
  type Change,
  type DocumentId,
  type RecordRef,
  type RecordState,
} from '#core/model';
import {
  decodePack,
  isCounterRow,
  isMovedRow,
  isRecordRow,
  packRange,
  rowsAfter,
  type Counters,
  type PackKey,
} from '#renderer/database';
import { Pace } from '#renderer/threads';
import type { Context, LoadedDocument } from '../context.ts';
import { catchUp, type Made } from './catching-up.ts';
import { statesOfAnnotations } from '../merging/states.ts';
import { rereadConflicts } from './rereading-conflicts.ts';
import type { HomedChange } from '../storing/materialise.ts';
import { forgetMentions } from '../records/mention-index.ts';
import { leaveRemoved, openDocument } from '../documents/open-document.ts';
import { projectNameOf, projectNoteOf } from '../records/project-note.ts';
import { show, type Touched } from '../steps/showing.ts';
import type { Annotation } from '../shapes.ts';

/**
 * The page takes over what a thread has stored: as at a start, but in place. It reads in slices between
 * which it can draw, and then everybody is told at once. What was done in the page meanwhile waits to
 * be stored, and is laid over what is read: a change laid over any state gives what both say.
 */

/** Records read at a time. */
const RECORDS = 400;
/** Packs read at a time, which may hold some thousand annotations together. */
const PACKS = 16;

type States = Map<RecordRef, RecordState>;

async function readRecords({ database }: Context): Promise<States> {
  const states: States = new Map();
  let last: RecordRef | null = null;
  for (;;) {
    const rows: readonly unknown[] = await rowsAfter(database.records, last, RECORDS);
    for (const row of rows) {
      if (!isRecordRow(row)) continue;
      states.set(row.record, row.state);
      last = row.record;
    }
    if (rows.length < RECORDS) return states;
  }
}

async function readAnnotations({ database }: Context, document: DocumentId): Promise<States> {
  const states: States = new Map();
  const [[, first], [, last]] = packRange(document);
  const pace = new Pace();
  for (let from = first; from <= last; from += PACKS) {
    const to = Math.min(last, from + PACKS - 1);
    const rows = await database.annotations
      .where(':id')
      .between([document, from], [document, to], true, true)
      .toArray();
    for (const row of rows)
      for (const state of decodePack(row).states) states.set(state.record, state);
    await pace.pause();
  }
  return states;
}

async function readCounters({ database }: Context): Promise<Counters> {
  const rows = await database.counters.toArray();
  const sound = rows.filter(isCounterRow);
  return new Map(sound.map(({ document, counts }) => [document, new Map(counts)]));
}

/** The states of one set of changes are the same; of a set with more of them, they are longer. */
const isSame = (a: RecordState, b: RecordState): boolean =>
  a.live.length === b.live.length &&
  a.live.every(({ id }, at) => id === b.live[at]?.id) &&
  a.superseded.length === b.superseded.length &&
  a.superseded.every(([field, ids], at) => {
    const other = b.superseded[at];
    return other?.[0] === field && other[1].length === ids.length;
  });

/** What differs from what is in memory goes there. */
function takeStates(into: States, from: States, touched: Map<RecordRef, Touched>): void {
  for (const [record, after] of from) {
    const before = into.get(record);
    if (before !== undefined && isSame(before, after)) continue;
    into.set(record, after);
    touched.set(record, { before, after });
  }
}

function layOver(states: States, change: Change): void {
  const { record } = change;
  states.set(record, applyChange(states.get(record) ?? unborn(record), change));
}

/** Annotations of the open document that have gone to another. */
function letGoOfMoved(loaded: LoadedDocument, here: States): void {
  const removed: Annotation[] = [];
  for (const record of [...loaded.states.keys()]) {
    if (here.has(record)) continue;
    const id = idOf(record) as AnnotationId;
    const told = loaded.annotations.get(id);
    if (told !== undefined) removed.push(told);
    loaded.unplaced.delete(id);
    loaded.outOfSight.delete(id);
    loaded.states.delete(record);
  }
  loaded.annotations.apply({ removed, added: [] });
}

/** Documents whose counters differ; the map in memory is brought up to date. */
function takeCounters(counters: Counters, read: Counters): ReadonlySet<DocumentId> {
  const counted = new Set<DocumentId>();
  for (const [document, counts] of read) {
    const before = counters.get(document);
    const isSo =
      before?.size === counts.size &&
      [...counts].every(([tag, count]) => before.get(tag) === count);
    if (!isSo) counted.add(document);
    counters.set(document, counts);
  }
  return counted;
}

/** Changes that wait to be stored of annotations that have gone to another document follow them. */
async function rehome(context: Context): Promise<void> {
  const waiting = context.writer.pending().flatMap(({ changes }) => changes);
  const records = waiting.flatMap(({ change, home }) => (home === null ? [] : [change.record]));
  if (records.length === 0) return;
  const rows = (await context.database.moved.bulkGet(records)).filter(isMovedRow);
  const homes = new Map(rows.map(({ record, home }) => [record, home]));
  for (const each of waiting) {
    const home = homes.get(each.change.record);
    if (home !== undefined) (each as { home: HomedChange['home'] }).home = home;
  }
}

/** A card whose annotation went is let go of. */
function letGoOfFocus(context: Context): void {
  const { focused } = context.state.getState();
  const { loaded } = context;
  if (focused === null || loaded === null) return;
  const isThere =
    loaded.annotations.get(focused) ??
    loaded.unplaced.get(focused) ??
    loaded.outOfSight.get(focused);
  if (isThere === undefined) context.state.setState({ focused: null });
}

const waitingIn = ({ writer }: Context): readonly HomedChange[] =>
  writer.pending().flatMap(({ changes }) => changes);

/** States of annotations that something waits for and that are not of the open document. */
async function readAway(context: Context, away: States, here: DocumentId | undefined) {
  const homes = waitingIn(context).flatMap(({ change: { record }, home }) =>
    home === null || home === here || away.has(record) ? [] : [[record, home] as const],
  );
  if (homes.length === 0) return;
  const sought = homes.map(([record, home]) => ({ record, documents: [home], isAnywhere: false }));
  const found = await statesOfAnnotations(context.database, sought);
  for (const [record] of homes) away.set(record, found.get(record) ?? unborn(record));
  // More may wait by now.
  await readAway(context, away, here);
}

/**
 * Takes over what is stored. The writer is held by the caller, from before the thread began to store
 * until this is done.
 *
 * @param packs that were written anew; null where that is not known, and all may be
 * @param made what the thread did in the person's name: what they did meanwhile came after it
 */
export async function takeOver(
  context: Context,
  packs: readonly PackKey[] | null,
  made: Made | null = null,
): Promise<void> {
  const records = await readRecords(context);
  const counters = await readCounters(context);
  let loaded = context.loaded;
  let here = loaded === null ? null : await readAnnotations(context, loaded.id);
  while (loaded !== context.loaded) {
    loaded = context.loaded;
    here = loaded === null ? null : await readAnnotations(context, loaded.id);
  }
  const stored = packs ?? (await context.database.annotations.orderBy(':id').primaryKeys());
  await rehome(context);
  const away: States = new Map();
  if (made !== null) await readAway(context, away, loaded?.id);
  if (context.isClosed) return;
  if (made !== null)
    catchUp(
      context,
      made,
      (record) => here?.get(record) ?? away.get(record) ?? records.get(record),
    );
  const waiting = waitingIn(context);
  for (const { change, home } of waiting)
    if (kindOf(change.record) !== 'annotation') layOver(records, change);
    else if (here !== null && home === loaded?.id) layOver(here, change);
  context.arrivals++;
  const touched = new Map<RecordRef, Touched>();
  takeStates(context.records, records, touched);
  if (loaded !== null && here !== null) {
    letGoOfMoved(loaded, here);
    takeStates(loaded.states, here, touched);
  }
  forgetMentions(context);
  context.linkIndex.ends.clear();
  show(context, touched, takeCounters(context.counters, counters));
  const { relationRevision } = context.state.getState();
  context.state.setState({
    projectNote: projectNoteOf(context),
    projectName: projectNameOf(context),
    relationRevision: relationRevision + 1,
  });
  for (const tell of context.arrivalWatchers) tell(stored);
  leaveRemoved(context, undefined);
  letGoOfFocus(context);
  if (waiting.some(({ home }) => home !== null)) void recountLater(context);
  await rereadConflicts(context).catch(() => undefined);
  const [first] = context.state.getState().documents;
  if (context.loaded === null && first !== undefined) await openDocument(context, first.summary.id);
}

/** Counters as they are once what was done meanwhile is stored, too. */
async function recountLater(context: Context): Promise<void> {
  await context.writer.settled();
  const counters = await readCounters(context);
  if (context.isClosed || context.writer.pending().some(({ changes }) => changes.length > 0))
    return;
  show(context, new Map(), takeCounters(context.counters, counters));
  context.writer.enqueue({ changes: [], history: null, meta: {} });
}
