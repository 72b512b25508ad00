import {
  foreignNode,
  jsonLdAnnotations,
  jsonLdHead,
  jsonLdHistory,
  jsonLdHistoryEnd,
  jsonLdHistoryStart,
  jsonLdItemsEnd,
  jsonLdItemsStart,
  jsonLdRest,
  restOf,
  statedPassage,
  statedTags,
  UNKNOWN_DOCUMENT,
  type ExportAnnotation,
  type ExportDocument,
  type ExportTag,
  type JsonLdFrame,
  type JsonLdNames,
} from '#core/interchange';
import { refused, done, type Result } from '#contract';
import {
  actorOf,
  IdSet,
  readAnnotation,
  readDocument,
  type AnnotationRecord,
  type DocumentId,
  type RecordState,
  type TagId,
} from '#core/model';
import { Pace } from '#renderer/threads';
import { nameOfAnalyst, type Context } from '../context.ts';
import { decisionsIn, entitiesIn, isWritten, notesFor, relationsFor } from './export-records.ts';
import { fileNameFor } from '../projects/file-names.ts';
import { LongText, saveLongText } from './long-text.ts';
import { notify } from '../notices.ts';
import type { SavingWatch } from '../projects/shapes.ts';
import { changesInSequence } from '../past/changes.ts';
import { placeIn } from '../records/placing.ts';
import { readDocumentStates } from '../records/read-states.ts';
import { toldValue } from '../records/told-value.ts';
import { textOfDocument, type TextOfDocument } from '../records/text-of-document.ts';

/** A document with all that is said of it, as the file holds it. */
interface Piece {
  readonly document: ExportDocument;
  readonly annotations: readonly ExportAnnotation[];
}

/** What the passage stands for; a JSON-LD node that was not understood goes as it came. */
function statedBy(
  context: Context,
  tag: TagId,
  { value: stored }: AnnotationRecord,
): Pick<ExportAnnotation, 'value' | 'node'> {
  const value = toldValue(context, tag, stored);
  return value === null ? foreignNode(stored) : { value };
}

function annotationFor(
  context: Context,
  text: TextOfDocument | null,
  state: RecordState,
  record: AnnotationRecord,
): ExportAnnotation {
  const { id, note, created, modified, creator } = record;
  const tag = context.tagIndex.resolve(record.tag);
  return {
    id,
    document: record.passage.document,
    tag,
    passage: statedPassage(
      text?.body.text ?? '',
      record.passage,
      text === null ? null : placeIn(text.find, state, record),
    ),
    note,
    noteFormat: 'text/markdown',
    creator: { id: creator, name: nameOfAnalyst(context, creator) },
    created,
    modified,
    ...statedBy(context, tag, record),
  };
}

async function pieceOf(
  context: Context,
  document: Omit<ExportDocument, 'text'>,
  text: TextOfDocument | null,
  states: Iterable<RecordState>,
  pace: Pace,
): Promise<Piece> {
  const annotations: ExportAnnotation[] = [];
  for (const state of [...states]) {
    const record = readAnnotation(state);
    if (record !== null) annotations.push(annotationFor(context, text, state, record));
    await pace.pause();
  }
  return { document: { ...document, text: text?.body.text ?? '' }, annotations };
}

async function readPiece(context: Context, id: DocumentId, pace: Pace): Promise<Result<Piece>> {
  const { loaded } = context;
  const state = context.records.get(`document/${id}`);
  const known = state === undefined ? null : readDocument(state);
  const metadata = known?.metadata ?? UNKNOWN_DOCUMENT;
  const piece = (text: TextOfDocument | null, states: Iterable<RecordState>): Promise<Piece> =>
    pieceOf(context, { id, metadata }, text, states, pace);
  if (loaded?.id === id) return done(await piece(loaded, loaded.states.values()));
  const { states } = await readDocumentStates(context, id);
  if (known === null) return done(await piece(null, states.values()));
  const body = await context.host.readDocument({ id });
  if (!body.ok) return body;
  return done(await piece(textOfDocument(body.value), states.values()));
}

function documentsFor(context: Context, scope: 'document' | 'project'): readonly DocumentId[] {
  if (scope === 'document') return context.loaded === null ? [] : [context.loaded.id];
  const listed = context.state.getState().documents.map(({ summary }) => summary.id);
  const inCorpus = new Set(listed);
  // A document someone removed is left out; one that was never here has its annotations only.
  const named = [...context.counters.keys()].filter(
    (id) => !inCorpus.has(id) && !context.records.has(`document/${id}`),
  );
  return [...listed, ...named];
}

/** A file's text in two: its items are counted in what stands before them. */
interface Composed {
  readonly texts: readonly LongText[];
  /** Of the annotations. */
  readonly count: number;
}

/** The tags of the file, by id: those of the codebook, and any that an annotation names beside. */
function tagsOf({ tagIndex }: Context): {
  readonly all: JsonLdNames['tags'];
  readonly include: (annotations: readonly ExportAnnotation[]) => void;
} {
  const resolve = (tag: TagId): TagId => tagIndex.resolve(tag);
  const all = new Map<string, ExportTag>();
  const take = (entries: Iterable<ExportTag>): void => {
    for (const entry of entries) all.set(entry.id, entry);
  };
  take(statedTags(tagIndex.entries(), resolve, []));
  return {
    all,
    include: (annotations) => {
      const unknown = annotations.filter(({ tag }) => !all.has(tag));
      if (unknown.length > 0) take(statedTags([], resolve, unknown));
    },
  };
}

/** Adds pieces, and rests in between: each is a moment's work. */
async function addTo(text: LongText, pieces: Iterable<string>, pace: Pace): Promise<void> {
  for (const piece of pieces) {
    text.add(piece);
    await pace.pause();
  }
}

/** Adds the history of what is written, if there is any. */
async function addHistory(
  context: Context,
  text: LongText,
  ids: { has(id: string): boolean },
  { signal }: SavingWatch,
  pace: Pace,
): Promise<void> {
  const isOf = isWritten(ids);
  let isBegun = false;
  for await (const page of changesInSequence(context)) {
    signal.throwIfAborted();
    const wanted = page.filter(({ record }) => isOf(record));
    if (wanted.length === 0) continue;
    if (!isBegun) text.add(jsonLdHistoryStart);
    await addTo(text, jsonLdHistory(wanted, isBegun), pace);
    isBegun = true;
  }
  if (isBegun) text.add(jsonLdHistoryEnd);
}

/**
 * One document after another is read, written and let go of, so that neither the page stands still nor
 * all is in memory at once. What stands before the annotations is written last: it says what they name.
 */
async function compose(
  context: Context,
  scope: 'document' | 'project',
  withHistory: boolean,
  watch: SavingWatch,
): Promise<Result<Composed>> {
  const { tell, signal } = watch;
  const ids = documentsFor(context, scope).toSorted();
  if (ids.length === 0) return refused('not-found', 'There is no document to export.');
  const pace = new Pace();
  const tags = tagsOf(context);
  const entities = entitiesIn(context);
  const names: JsonLdNames = {
    tags: tags.all,
    entities: new Map(entities.map((each) => [each.id, each])),
  };
  const documents: ExportDocument[] = [];
  const actors = new Set<string | null>();
  const written = new IdSet();
  const items = new LongText();
  for (const [at, id] of ids.entries()) {
    signal.throwIfAborted();
    tell(at, ids.length);
    const piece = await readPiece(context, id, pace);
    if (!piece.ok) return piece;
    const { document, annotations } = piece.value;
    tags.include(annotations);
    const isBegun = written.size > 0;
    for (const { id: annotation, value } of annotations) {
      written.add(annotation);
      actors.add(actorOf(value ?? null));
    }
    await addTo(items, jsonLdAnnotations(document, annotations, names, isBegun), pace);
    documents.push({ ...document, text: '' });
  }
  const frame: JsonLdFrame = {
    id: context.identity.project,
    software: { name: 'Obelus', version: context.description.version },
    documents,
    tags: [...tags.all.values()],
    entities: scope === 'project' ? entities : entities.filter(({ id }) => actors.has(id)),
    relations: relationsFor(context, scope, written),
    notes: notesFor(context, scope, ids),
  };
  const head = new LongText();
  await addTo(head, jsonLdHead(frame), pace);
  if (withHistory) {
    const { entities: named = [], relations = [] } = frame;
    const all = new Set<string>([...ids, ...decisionsIn(context, ids)]);
    for (const { id } of [...named, ...relations]) all.add(id);
    if (scope === 'project') all.add(frame.id);
    const ofWritten = { has: (id: string) => all.has(id) || written.has(id) };
    await addHistory(context, head, ofWritten, watch, pace);
  }
  const total = written.size + restOf(frame);
  head.add(jsonLdItemsStart(frame, total));
  await addTo(items, jsonLdRest(frame, written.size > 0), pace);
  if (total > 0) items.add(jsonLdItemsEnd);
  signal.throwIfAborted();
  tell(ids.length, ids.length);
  return done({ texts: [head, items], count: written.size });
}

/** Nobody follows it, and nobody ends it. */
const UNWATCHED: SavingWatch = { tell: () => undefined, signal: new AbortController().signal };

/**
 * Writes JSON-LD of the open document or of the whole project, where the person says.
 *
 * @param watch told of documents, and of the last when all is there but for handing it over; ended before
 *   that, nothing is written and nothing said
 */
export async function exportJsonLd(
  context: Context,
  scope: 'document' | 'project',
  withHistory = false,
  watch: SavingWatch = UNWATCHED,
): Promise<void> {
  const title = context.state.getState().open?.summary.metadata.title;
  const name = scope === 'document' ? fileNameFor(title ?? '', 'annotations') : 'obelus-project';
  const composed = await compose(context, scope, withHistory, watch).catch((error: unknown) =>
    refused(
      'internal',
      error instanceof TypeError
        ? 'Nothing was exported: the records of some annotations contradict their text.'
        : 'Nothing was exported: the stored annotations could not be read.',
    ),
  );
  if (watch.signal.aborted) return;
  if (!composed.ok) return notify(context.state, 'problem', composed.message);
  const { texts, count } = composed.value;
  const answer = await saveLongText(context, `${name}.jsonld`, 'application/ld+json', texts);
  if (!answer.ok) return notify(context.state, 'problem', answer.message);
  const what = count === 1 ? '1 annotation' : `${count.toLocaleString()} annotations`;
  if (answer.value.saved) notify(context.state, 'done', `Exported ${what} as JSON-LD.`);
}
