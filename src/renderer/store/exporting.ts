import {
  exportJsonLd as writeJsonLd,
  foreignNode,
  statedPassage,
  statedTags,
  UNKNOWN_DOCUMENT,
  type ExportAnnotation,
  type ExportDocument,
  type ExportProject,
} from '#core/interchange';
import { refused, done, type Result } from '#contract';
import {
  readAnnotation,
  type AnnotationRecord,
  type DocumentId,
  type RecordState,
  type TagId,
} from '#core/model';
import type { DocumentMetadata } from '#core/text';
import { nameOfAnalyst, type Context } from './context.ts';
import {
  decisionsIn,
  entitiesFor,
  historyOf,
  isWritten,
  notesFor,
  relationsFor,
} from './export-records.ts';
import { fileNameFor } from './file-names.ts';
import { notify } from './notices.ts';
import { placeIn } from './placing.ts';
import { readDocumentStates } from './read-states.ts';
import { toldValue } from './told-value.ts';
import { textOfDocument, type TextOfDocument } from './text-of-document.ts';

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

function pieceOf(
  context: Context,
  document: Omit<ExportDocument, 'text'>,
  text: TextOfDocument | null,
  states: Iterable<RecordState>,
): Piece {
  return {
    document: { ...document, text: text?.body.text ?? '' },
    annotations: [...states].flatMap((state) => {
      const record = readAnnotation(state);
      return record === null ? [] : [annotationFor(context, text, state, record)];
    }),
  };
}

async function readPiece(context: Context, id: DocumentId): Promise<Result<Piece>> {
  const { loaded } = context;
  const entry = context.state.getState().documents.find(({ summary }) => summary.id === id);
  const metadata = (entry?.summary.metadata ?? UNKNOWN_DOCUMENT) as DocumentMetadata;
  if (loaded?.id === id)
    return done(pieceOf(context, { id, metadata }, loaded, loaded.states.values()));
  const { states } = await readDocumentStates(context, id);
  if (entry === undefined) return done(pieceOf(context, { id, metadata }, null, states.values()));
  const body = await context.host.readDocument({ id });
  if (!body.ok) return body;
  return done(pieceOf(context, { id, metadata }, textOfDocument(body.value), states.values()));
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

async function compose(
  context: Context,
  scope: 'document' | 'project',
  withHistory: boolean,
): Promise<Result<{ readonly text: string; readonly count: number }>> {
  const ids = documentsFor(context, scope);
  if (ids.length === 0) return refused('not-found', 'There is no document to export.');
  const pieces: Piece[] = [];
  for (const id of ids) {
    const piece = await readPiece(context, id);
    if (!piece.ok) return piece;
    pieces.push(piece.value);
  }
  const annotations = pieces.flatMap((piece) => piece.annotations);
  const project: ExportProject = {
    id: context.identity.project,
    software: { name: 'Obelus', version: context.description.version },
    documents: pieces.map(({ document }) => document),
    tags: statedTags(
      context.tagIndex.entries(),
      (tag) => context.tagIndex.resolve(tag),
      annotations,
    ),
    annotations,
    entities: entitiesFor(context, scope, annotations),
    relations: relationsFor(context, scope, new Set(annotations.map(({ id }) => id))),
    notes: notesFor(context, scope, ids),
  };
  const history = withHistory
    ? await historyOf(context, isWritten(project, scope, decisionsIn(context, ids)))
    : [];
  const text = writeJsonLd({ ...project, history });
  return done({ text, count: annotations.length });
}

/** Writes JSON-LD of the open document or of the whole project, where the person says. */
export async function exportJsonLd(
  context: Context,
  scope: 'document' | 'project',
  withHistory = false,
): Promise<void> {
  const title = context.state.getState().open?.summary.metadata.title;
  const name = scope === 'document' ? fileNameFor(title ?? '', 'annotations') : 'obelus-project';
  const composed = await compose(context, scope, withHistory).catch((error: unknown) =>
    refused(
      'internal',
      error instanceof TypeError
        ? 'Nothing was exported: the records of some annotations contradict their text.'
        : 'Nothing was exported: the stored annotations could not be read.',
    ),
  );
  if (!composed.ok) return notify(context.state, 'problem', composed.message);
  const { text, count } = composed.value;
  const answer = await context.surroundings.saveTextFile(
    context.host,
    context.description,
    `${name}.jsonld`,
    'application/ld+json',
    text,
  );
  if (!answer.ok) return notify(context.state, 'problem', answer.message);
  const what = count === 1 ? '1 annotation' : `${count.toLocaleString()} annotations`;
  if (answer.value.saved) notify(context.state, 'done', `Exported ${what} as JSON-LD.`);
}
