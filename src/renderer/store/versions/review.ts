import {
  isAlive,
  readField,
  readReview,
  type AnnotationId,
  type Json,
  type Passage,
} from '#core/model';
import { strings } from '#renderer/words';
import { meantIn, rangeObjection } from '../annotations/births.ts';
import type { Context } from '../context.ts';
import { commit, type Draft } from '../steps/edit.ts';
import { notify } from '../notices.ts';
import { passageOf } from '../reading/passages.ts';
import { changesOf } from '../past/changes.ts';
import { readDocumentStates } from '../records/read-states.ts';
import type { Annotation } from '../shapes.ts';
import { annotationHere, refTo } from '../records/sketching.ts';
import { unplacedOf } from '../records/unplaced.ts';
import type { VersionQueue } from './shapes.ts';

/** What was carried over to a newer version of a text and waits for a look. */

const queues = new WeakMap<object, readonly Annotation[]>();

/** By place; those without one last, as they were made. The same list until something changes. */
export function reviewQueue(context: Context): readonly Annotation[] {
  const { loaded } = context;
  if (loaded === null) return [];
  const placed = loaded.annotations.inOrder();
  const { open } = context.state.getState();
  const known = open === null ? undefined : queues.get(placed);
  const lost = unplacedOf(loaded).filter(({ review }) => review !== undefined);
  const found = known ?? placed.filter(({ review }) => review !== undefined);
  queues.set(placed, found);
  return lost.length === 0 ? found : [...found, ...lost];
}

/**
 * The next document in which annotations wait, in the order of the corpus and around its end. Only newer
 * versions of others are looked into.
 */
export async function nextQueue(context: Context): Promise<VersionQueue | null> {
  const { documents, open } = context.state.getState();
  const here = documents.findIndex(({ summary }) => summary.id === open?.summary.id);
  const around = [...documents.slice(here + 1), ...documents.slice(0, Math.max(0, here))];
  for (const { summary, replaces = [] } of around) {
    if (replaces.length === 0) continue;
    const { states } = await readDocumentStates(context, summary.id);
    if (context.isClosed) return null;
    const count = [...states.values()].filter(
      (state) => isAlive(state) && readReview(state) !== null,
    ).length;
    if (count > 0) return { document: summary.id, title: summary.metadata.title, count };
  }
  return null;
}

const done = (context: Context, id: AnnotationId): Draft | null => {
  const annotation = annotationHere(context, id);
  return annotation?.review === undefined
    ? null
    : { record: refTo(id), home: annotation.document, field: 'review', value: 'done' };
};

export function acceptReviewed(context: Context, ids: readonly AnnotationId[]): void {
  const drafts = ids.flatMap((id) => done(context, id) ?? []);
  if (drafts.length > 0) commit(context, strings.versions.steps.accept(drafts.length), drafts);
}

/** Puts an annotation on the selection, as looked at. Whether there was one. */
export function placeOnSelection(context: Context, id: AnnotationId): boolean {
  const { loaded } = context;
  const { selection } = context.state.getState();
  if (loaded === null || annotationHere(context, id) === undefined) return false;
  if (selection === null) {
    notify(context.state, 'problem', strings.versions.nothingSelected);
    return false;
  }
  const range = meantIn(loaded, selection);
  const wrong = rangeObjection(range);
  if (wrong !== null) {
    notify(context.state, 'problem', wrong);
    return false;
  }
  const value = passageOf(loaded.id, loaded, range);
  const review = done(context, id);
  commit(context, strings.versions.steps.place, [
    ...(review === null ? [] : [review]),
    { record: refTo(id), home: loaded.id, field: 'passage', value },
  ]);
  context.state.setState({ focused: id, selection: null });
  return true;
}

/** Takes an annotation's place away, as looked at; its words stay. */
export function leaveUnplaced(context: Context, id: AnnotationId): void {
  const state = context.loaded?.states.get(refTo(id));
  const annotation = annotationHere(context, id);
  if (state === undefined || annotation === undefined) return;
  const passage = readField(state, 'passage') as unknown as Passage;
  const review = done(context, id);
  const home = annotation.document;
  const drafts: Draft[] = review === null ? [] : [review];
  if (passage.start !== null) {
    const value = { ...passage, start: null, end: null } as unknown as Json;
    drafts.push({ record: refTo(id), home, field: 'passage', value });
  }
  if (drafts.length > 0) commit(context, strings.versions.steps.unplace, drafts);
}

/** What its words were in the version before; null where they are the same, or not known. */
export async function formerWords(context: Context, id: AnnotationId): Promise<string | null> {
  const here = annotationHere(context, id);
  if (here === undefined) return null;
  const said = (await changesOf(context, refTo(id))).flatMap(({ field, value }) => {
    const passage = field === 'passage' ? value : (value as { readonly passage?: Json }).passage;
    return field === 'passage' || field === '*' ? [passage as unknown as Passage | undefined] : [];
  });
  const former = said.filter((passage) => passage && passage.document !== here.document).at(-1);
  return former === undefined || former.exact === here.exact ? null : former.exact;
}
