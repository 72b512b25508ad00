import {
  applyChange,
  builtInTags,
  idOf,
  kindOf,
  readField,
  readTag,
  sealChange,
  succession,
  unborn,
  type AnnotationId,
  type Change,
  type DocumentId,
  type Json,
  type RecordRef,
  type RecordState,
  type TagEntry,
  type TagId,
} from '#core/model';
import { absentField, isThere } from './absent.ts';
import { nameOfAnalyst, timeNow, type Context, type LoadedDocument } from './context.ts';
import { entryOf, updateList } from './corpus-list.ts';
import type { HistoryWrite, HomedChange } from './materialise.ts';
import { countedAs, recount } from './packs.ts';
import { placeAnnotation } from './placing.ts';
import type { StepEntry } from './rows.ts';
import type { Annotation, Tag } from './shapes.ts';
import type { DocumentEntry, OpenDocument, WorkbenchState } from './workbench.ts';

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

interface Touched {
  readonly before: RecordState | undefined;
  readonly after: RecordState;
}

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

/** The annotations of the open document that changed, into its index and its list of unplaced. */
function showAnnotations(
  context: Context,
  loaded: LoadedDocument,
  touched: ReadonlyMap<RecordRef, Touched>,
): Partial<WorkbenchState> {
  const removed: Annotation[] = [];
  const added: Annotation[] = [];
  let isUnplacedChanged = false;
  for (const [record, { after }] of touched) {
    if (loaded.states.get(record) !== after) continue;
    const id = idOf(record) as AnnotationId;
    const old = loaded.annotations.get(id);
    if (old !== undefined) removed.push(old);
    isUnplacedChanged = loaded.unplaced.delete(id) || isUnplacedChanged;
    const placed = placeAnnotation(context, loaded, after);
    if (placed === null) continue;
    if (placed.isPlaced) added.push(placed.annotation);
    else {
      loaded.unplaced.set(id, placed.annotation);
      isUnplacedChanged = true;
    }
  }
  loaded.annotations.apply({ removed, added });
  const { open } = context.state.getState();
  const isShown = isUnplacedChanged && open?.summary.id === loaded.id;
  const next: OpenDocument | null = isShown
    ? { ...open, unplaced: [...loaded.unplaced.values()] }
    : open;
  return { open: next, revision: loaded.annotations.revision };
}

/** The corpus list after documents or their counters changed. */
function showDocuments(
  context: Context,
  documents: ReadonlySet<DocumentId>,
): Partial<WorkbenchState> {
  const changed = new Map<DocumentId, DocumentEntry | null>();
  for (const id of documents) {
    const state = context.records.get(`document/${id}`);
    if (state !== undefined) changed.set(id, entryOf(state, context.counters.get(id)));
  }
  return { documents: updateList(context.state.getState().documents, changed) };
}

/** The codebook as shown: built-in tags first, then the project's own by label. */
export function tagsOf(records: Context['records']): readonly Tag[] {
  const builtIn = builtInTags.map((tag) =>
    readTag(records.get(`tag/${tag.id}`) ?? unborn(`tag/${tag.id}`), tag),
  );
  const builtInIds = new Set<TagId>(builtInTags.map(({ id }) => id));
  const own = [...records.values()]
    .filter(({ record }) => kindOf(record) === 'tag' && !builtInIds.has(idOf(record) as TagId))
    .map((state) => readTag(state))
    .sort((a, b) => (a?.label ?? '').localeCompare(b?.label ?? ''));
  return [...builtIn, ...own].filter((tag) => tag !== null && isForPassages(tag)) as readonly Tag[];
}

const isForPassages = ({ kind, mergedInto }: TagEntry): boolean =>
  kind !== 'relation' && mergedInto === null;

/** An analyst's name stands on all they made. */
function showNames(context: Context): void {
  const { loaded } = context;
  context.state.setState({ analystName: nameOfAnalyst(context, context.identity.analyst) });
  if (loaded === null) return;
  const made = [...loaded.states].map(
    ([record, after]) => [record, { before: after, after }] as const,
  );
  context.state.setState(showAnnotations(context, loaded, new Map(made)));
}

function show(context: Context, touched: ReadonlyMap<RecordRef, Touched>): void {
  const { loaded } = context;
  const documents = new Set<DocumentId>();
  let areTagsTouched = false;
  let areNamesTouched = false;
  for (const [record, { before, after }] of touched) {
    const kind = kindOf(record);
    if (kind === 'document') documents.add(idOf(record) as DocumentId);
    if (kind === 'tag') areTagsTouched = true;
    if (kind === 'analyst') areNamesTouched = true;
    if (kind !== 'annotation') continue;
    recount(context.counters, before, after);
    for (const counted of [countedAs(before), countedAs(after)])
      if (counted !== null) documents.add(counted[0]);
  }
  if (areNamesTouched) showNames(context);
  const saving = context.state.getState().saving;
  context.state.setState({
    ...(loaded !== null && showAnnotations(context, loaded, touched)),
    ...(documents.size > 0 && showDocuments(context, documents)),
    ...(areTagsTouched && { tags: tagsOf(context.records) }),
    // A failure is shown until a transaction went through.
    saving: saving.kind === 'failed' ? saving : { kind: 'saving' },
    undoLabel: context.history.toUndo?.label ?? null,
    redoLabel: context.history.toRedo?.label ?? null,
  });
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
