import {
  actorOf,
  idOf,
  kindOf,
  readField,
  type AnnotationId,
  type DocumentId,
  type EntityId,
  type RecordRef,
  type RecordState,
  type TagId,
  type Value,
} from '#core/model';
import { countedAs, recount } from '#renderer/database';
import { isSeen } from '../reading/analyst-filter.ts';
import { analystsOf } from '../records/analysts.ts';
import { nameOfAnalyst, type Context, type LoadedDocument } from '../context.ts';
import { followDecisions } from '../records/decisions.ts';
import { entryIn, entryOf, updateList } from '../records/corpus-list.ts';
import { mentionsIn } from '../records/mention-index.ts';
import { projectNameOf, projectNoteOf, projectRef } from '../records/project-note.ts';
import { placeAnnotation, tellAnew } from '../records/placing.ts';
import type { Annotation } from '../shapes.ts';
import { annotationHere, refTo, sketchOf, sketchOfState } from '../records/sketching.ts';
import { toldCounts } from '../records/told-counts.ts';
import { unplacedOf } from '../records/unplaced.ts';
import type { DocumentEntry, OpenDocument, WorkbenchState } from '../workbench.ts';

/** What the state tells of a step: the indices in memory first, then everything that follows. */

/** A record that a step changed. */
export interface Touched {
  readonly before: RecordState | undefined;
  readonly after: RecordState;
}

export type TouchedRecords = ReadonlyMap<RecordRef, Touched>;

/**
 * The annotations of the open document that changed, into its index and its list of unplaced.
 *
 * @param anew those that are as they were, and are to be told anew
 */
function showAnnotations(
  context: Context,
  loaded: LoadedDocument,
  touched: Iterable<RecordState>,
  anew: ReadonlySet<RecordState>,
): Partial<WorkbenchState> {
  const removed: Annotation[] = [];
  const added: Annotation[] = [];
  let isUnplacedChanged = false;
  const hidden = loaded.outOfSight.size;
  for (const state of new Set([...touched, ...anew])) {
    const id = idOf(state.record) as AnnotationId;
    const here = loaded.states.get(state.record);
    const old = loaded.annotations.get(id);
    if (here === undefined) {
      // It never was of this document, or was moved to another.
      if (old !== undefined) removed.push(old);
      isUnplacedChanged = loaded.unplaced.delete(id) || isUnplacedChanged;
      loaded.outOfSight.delete(id);
    }
    if (here !== state) continue;
    if (old !== undefined) {
      removed.push(old);
      if (anew.has(state)) {
        added.push(tellAnew(context, old, state));
        continue;
      }
    }
    isUnplacedChanged = loaded.unplaced.delete(id) || isUnplacedChanged;
    loaded.outOfSight.delete(id);
    const placed = placeAnnotation(context, loaded, state);
    if (placed === null) continue;
    if (!isSeen(context, placed.annotation)) loaded.outOfSight.set(id, placed);
    else if (placed.isPlaced) added.push(placed.annotation);
    else {
      loaded.unplaced.set(id, placed.annotation);
      isUnplacedChanged = true;
    }
  }
  loaded.annotations.apply({ removed, added });
  const { open } = context.state.getState();
  const outOfSight = loaded.outOfSight.size;
  const isTouched = isUnplacedChanged || outOfSight !== hidden;
  const isShown = isTouched && open?.summary.id === loaded.id;
  const next: OpenDocument | null = isShown
    ? { ...open, unplaced: unplacedOf(loaded), outOfSight }
    : open;
  return { open: next, revision: loaded.annotations.revision };
}

/** The corpus list after documents or their counters changed. */
function showDocuments(
  context: Context,
  documents: ReadonlySet<DocumentId>,
): readonly DocumentEntry[] {
  const changed = new Map<DocumentId, DocumentEntry | null>();
  for (const id of documents) {
    const state = context.records.get(`document/${id}`);
    const counts = toldCounts(context.tagIndex, context.counters.get(id));
    if (state !== undefined) changed.set(id, entryOf(state, counts));
  }
  return updateList(context.state.getState().documents, changed);
}

/** The open document, where something else is stated of it now. */
function describedAnew(
  touched: TouchedRecords,
  open: OpenDocument | null,
  documents: readonly DocumentEntry[],
): OpenDocument | null {
  if (open === null || !touched.has(`document/${open.summary.id}`)) return open;
  const summary = entryIn(documents, open.summary.id)?.summary;
  return summary === undefined ? open : { ...open, summary };
}

/** What a step comes to beyond the records it touched. */
interface Consequences {
  /** Tags, and actors, under which annotations are to be told anew. */
  readonly tags: ReadonlySet<TagId>;
  readonly entities: ReadonlySet<EntityId>;
  readonly isAnalystTouched: boolean;
  readonly areLinksTouched: boolean;
  readonly areDecisionsTouched: boolean;
}

/** Brings the indices in memory up to date. */
function takeIn(context: Context, touched: TouchedRecords): Consequences {
  const states = new Map<string, RecordState[]>();
  for (const { after } of touched.values()) {
    const kind = kindOf(after.record);
    const sameKind = states.get(kind);
    if (sameKind === undefined) states.set(kind, [after]);
    else sameKind.push(after);
  }
  const of = (kind: string): readonly RecordState[] => states.get(kind) ?? [];
  const { tagIndex, entityIndex, linkIndex } = context;
  const { relationTypes } = tagIndex;
  const tags = tagIndex.update(of('tag'));
  const entities = entityIndex.update(of('entity'));
  linkIndex.update(of('relation'));
  followDecisions(context, of('decision'), of('annotation').length > 0);
  mentionsIn(context).update(of('annotation'));
  let isEndTouched = false;
  for (const state of of('annotation')) {
    const id = idOf(state.record) as AnnotationId;
    if (linkIndex.ends.has(id)) linkIndex.ends.set(id, state);
    isEndTouched ||= linkIndex.has(id);
  }
  return {
    tags,
    entities,
    isAnalystTouched: states.has('analyst'),
    areDecisionsTouched: states.has('decision'),
    areLinksTouched:
      isEndTouched ||
      states.has('relation') ||
      states.has('document') ||
      tags.size + entities.size > 0 ||
      tagIndex.relationTypes !== relationTypes,
  };
}

const countsAny = (
  counts: ReadonlyMap<TagId, number> | undefined,
  tags: ReadonlySet<TagId>,
): boolean => counts !== undefined && [...tags].some((tag) => counts.has(tag));

/** The states of the open document whose telling follows from what else changed. */
function toldAnew(
  context: Context,
  loaded: LoadedDocument,
  { tags, entities, isAnalystTouched }: Consequences,
): readonly RecordState[] {
  const states = loaded.states.values();
  if (isAnalystTouched) return [...states];
  const areTagsNamed = countsAny(context.counters.get(loaded.id), tags);
  if (!areTagsNamed && entities.size === 0) return [];
  const isAffected = (state: RecordState): boolean => {
    if (areTagsNamed && tags.has(readField(state, 'tag') as TagId)) return true;
    if (entities.size === 0) return false;
    const named = actorOf((readField(state, 'value') ?? null) as Value | null);
    return named !== null && entities.has(named);
  };
  return [...states].filter(isAffected);
}

/** Documents whose entries in the list tell something else now. */
function documentsTouched(
  context: Context,
  touched: TouchedRecords,
  { tags }: Consequences,
  counted: ReadonlySet<DocumentId> | undefined,
): ReadonlySet<DocumentId> {
  const documents = new Set<DocumentId>(counted);
  for (const [record, { before, after }] of touched) {
    const kind = kindOf(record);
    if (kind === 'document') documents.add(idOf(record) as DocumentId);
    if (kind !== 'annotation' || counted !== undefined) continue;
    recount(context.counters, before, after);
    for (const counted of [countedAs(before), countedAs(after)])
      if (counted !== null) documents.add(counted[0]);
  }
  if (tags.size > 0)
    for (const [document, counts] of context.counters)
      if (countsAny(counts, tags)) documents.add(document);
  return documents;
}

/** A begun link whose start changed, or is not there any more. */
function showLinking(context: Context, touched: TouchedRecords): Partial<WorkbenchState> {
  const { linking } = context.state.getState();
  if (linking === null) return {};
  const { id } = linking.from;
  const here = annotationHere(context, id);
  const state = touched.get(refTo(id))?.after;
  if (here === undefined && state === undefined) return {};
  const from = here === undefined ? null : sketchOf(here);
  const elsewhere = state === undefined ? null : sketchOfState(context, state);
  const now = from ?? elsewhere;
  return { linking: now === null ? null : { ...linking, from: now } };
}

/**
 * Tells what changed, all at once: one delta of the open document's annotations, one new state.
 *
 * @param counted the documents whose counters are other ones now, where these are brought up to date
 *   already
 */
export function show(
  context: Context,
  touched: TouchedRecords,
  counted?: ReadonlySet<DocumentId>,
): void {
  const { loaded, tagIndex, entityIndex } = context;
  const consequences = takeIn(context, touched);
  // Annotations are told with them.
  const analysts = consequences.isAnalystTouched ? analystsOf(context) : null;
  const documents = documentsTouched(context, touched, consequences, counted);
  const states = new Set([...touched.values()].map(({ after }) => after));
  const toTell = loaded === null ? [] : toldAnew(context, loaded, consequences);
  const anew = new Set(toTell.filter((state) => !states.has(state)));
  const areConflictsTouched = context.conflictIndex.update(states);
  const now = context.state.getState();
  const { saving, relationRevision, decisionRevision } = now;
  const shown = loaded === null ? {} : showAnnotations(context, loaded, states, anew);
  const listed = documents.size === 0 ? now.documents : showDocuments(context, documents);
  context.state.setState({
    ...shown,
    documents: listed,
    open: describedAnew(touched, shown.open ?? now.open, listed),
    ...(analysts !== null && {
      analystName: nameOfAnalyst(context, context.identity.analyst),
      analysts,
    }),
    ...(touched.has(projectRef(context)) && {
      projectNote: projectNoteOf(context),
      projectName: projectNameOf(context),
    }),
    ...showLinking(context, touched),
    ...(areConflictsTouched && { conflicts: context.conflictIndex.state }),
    ...(consequences.areDecisionsTouched && { decisionRevision: decisionRevision + 1 }),
    ...(consequences.areLinksTouched && { relationRevision: relationRevision + 1 }),
    tags: tagIndex.tags,
    relationTypes: tagIndex.relationTypes,
    entities: entityIndex.list,
    // A failure is shown until a transaction went through.
    saving: saving.kind === 'failed' ? saving : { kind: 'saving' },
    undoLabel: context.history.toUndo?.label ?? null,
    redoLabel: context.history.toRedo?.label ?? null,
  });
}
