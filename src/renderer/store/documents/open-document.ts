import type { AnnotationId, DocumentId } from '#core/model';
import type { Utf16Offset } from '#core/text';
import { isSilent } from '#renderer/database';
import { strings } from '#renderer/words';
import { isSeen, letBeSeen } from '../reading/analyst-filter.ts';
import { CellIndex } from '../records/annotation-index.ts';
import type { Context, LoadedDocument } from '../context.ts';
import { focus, lastPlaceIn, revealAt, setTagHidden } from '../reading/navigating.ts';
import { lookForTexts, missingInWords } from './missing-texts.ts';
import { notify } from '../notices.ts';
import { placeAnnotation, type Placed } from '../records/placing.ts';
import { readDocumentStates, type ReadStates } from '../records/read-states.ts';
import { annotationHere } from '../records/sketching.ts';
import { textOfDocument } from '../records/text-of-document.ts';
import type { Annotation } from '../shapes.ts';
import { unplacedOf } from '../records/unplaced.ts';
import type { OpenDocument, WorkbenchState } from '../workbench.ts';

const nothingOpen: Partial<WorkbenchState> = {
  open: null,
  revision: 0,
  selection: null,
  sentence: null,
  focused: null,
  find: null,
  reveal: null,
};

/** Ends of links that were elsewhere are here now, and the other way round. */
const linksAnew = ({ state }: Context): Partial<WorkbenchState> => ({
  relationRevision: state.getState().relationRevision + 1,
});

function closeDocument(context: Context): void {
  context.loaded = null;
  context.state.setState({ ...nothingOpen, ...linksAnew(context) });
}

function load(
  context: Context,
  id: DocumentId,
  body: LoadedDocument['body'],
  { states }: ReadStates,
): LoadedDocument {
  const text = textOfDocument(body);
  const placed: Annotation[] = [];
  const unplaced = new Map<AnnotationId, Annotation>();
  const outOfSight = new Map<AnnotationId, Placed>();
  for (const state of states.values()) {
    const found = placeAnnotation(context, text, state);
    if (found === null) continue;
    if (!isSeen(context, found.annotation)) outOfSight.set(found.annotation.id, found);
    else if (found.isPlaced) placed.push(found.annotation);
    else unplaced.set(found.annotation.id, found.annotation);
  }
  return { id, ...text, states, annotations: new CellIndex(placed), unplaced, outOfSight };
}

/** A text that is missing is told of with what brings it back. */
async function tellUnreadable(context: Context, id: DocumentId, message: string): Promise<void> {
  const missing = await lookForTexts(context).catch(() => null);
  const told =
    missing?.ok === true ? missingInWords(context, new Set(missing.value.has(id) ? [id] : [])) : [];
  const way = { command: 'file.open', label: strings.missingTexts.importAgain };
  const [text] = told;
  if (text === undefined) notify(context.state, 'problem', message);
  else notify(context.state, 'problem', text, undefined, way);
}

/** Which opening was asked for last: an earlier one that answers later is not shown. */
const latest = new WeakMap<Context, number>();

/**
 * Opens a document of the corpus: its text from the host, its annotations from the database, each put
 * where its words stand. What cannot be opened leaves open what is, and says why.
 */
export async function openDocument(context: Context, id: DocumentId): Promise<void> {
  const turn = (latest.get(context) ?? 0) + 1;
  latest.set(context, turn);
  const { arrivals } = context;
  const answers = await Promise.all([
    context.host.readDocument({ id }),
    readDocumentStates(context, id),
  ]).catch((error: unknown) => (isSilent(error) ? 'silent' : null));
  if (latest.get(context) !== turn || context.isClosed) return;
  // What was read while something arrived may be of before it.
  if (context.arrivals !== arrivals) return openDocument(context, id);
  const entry = context.state.getState().documents.find(({ summary }) => summary.id === id);
  if (entry === undefined) return;
  const title = entry.summary.metadata.title;
  if (answers === 'silent')
    return notify(context.state, 'problem', strings.answering.notRead(title));
  if (answers === null)
    return notify(context.state, 'problem', `The annotations of “${title}” could not be read.`);
  const [answer, states] = answers;
  if (!answer.ok) return tellUnreadable(context, id, answer.message);
  if (states.damaged > 0)
    notify(context.state, 'problem', strings.journal.damagedHere(title, states.damaged));
  const loaded = load(context, id, answer.value, states);
  context.loaded = loaded;
  const open: OpenDocument = {
    summary: entry.summary,
    body: loaded.body,
    annotations: loaded.annotations,
    unplaced: unplacedOf(loaded),
    outOfSight: loaded.outOfSight.size,
  };
  context.state.setState({ ...nothingOpen, open, ...linksAnew(context) });
  const place = lastPlaceIn(context, id);
  if (place !== undefined) revealAt(context, place);
  context.writer.enqueue({ changes: [], history: null, meta: { lastDocument: id } });
}

/** The document that was open last when it was taken from the corpus. */
const left = new WeakMap<Context, DocumentId>();

/** Opens a document again that was left because it was removed, now that it is back. */
export function returnTo(context: Context, id: DocumentId): void {
  const { documents } = context.state.getState();
  if (left.get(context) !== id || !documents.some(({ summary }) => summary.id === id)) return;
  left.delete(context);
  void openDocument(context, id);
}

/** Leaves the open document where it is no longer of the corpus, for another one. */
export function leaveRemoved(context: Context, preferred: DocumentId | undefined): void {
  const { loaded } = context;
  const { documents } = context.state.getState();
  if (loaded === null || documents.some(({ summary }) => summary.id === loaded.id)) return;
  left.set(context, loaded.id);
  closeDocument(context);
  const next = preferred ?? documents[0]?.summary.id;
  if (next !== undefined) void openDocument(context, next);
}

/**
 * Opens a document, where it is another one. False where it cannot be read, which has been told, or
 * where something else was opened meanwhile.
 */
async function isOpened(context: Context, document: DocumentId): Promise<boolean> {
  if (context.loaded?.id !== document) await openDocument(context, document);
  return context.loaded?.id === document;
}

/** Opens a document of the corpus, where it is another one, at a place of its text. */
export async function openAt(
  context: Context,
  document: DocumentId,
  at: Utf16Offset,
): Promise<boolean> {
  if (!(await isOpened(context, document))) return false;
  revealAt(context, at);
  return true;
}

export async function goTo(
  context: Context,
  id: AnnotationId,
  document: DocumentId,
): Promise<void> {
  const { documents } = context.state.getState();
  if (!documents.some(({ summary }) => summary.id === document))
    return notify(context.state, 'problem', strings.linkNotices.documentIsGone);
  if (!(await isOpened(context, document))) return;
  letBeSeen(context, id);
  const annotation = annotationHere(context, id);
  if (annotation === undefined) return notify(context.state, 'problem', strings.linkNotices.gone);
  setTagHidden(context, annotation.tag, false);
  focus(context, id);
  if (context.loaded?.annotations.get(id) !== undefined) revealAt(context, annotation.start);
}
