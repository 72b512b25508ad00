import {
  makingOf,
  noteIn,
  type ExportEntity,
  type ExportNote,
  type ExportRelation,
} from '#core/interchange';
import {
  idOf,
  kindOf,
  readEntity,
  readField,
  readRelation,
  type AnalystId,
  type AnnotationId,
  type DocumentId,
  type RecordRef,
} from '#core/model';
import { nameOfAnalyst, type Context } from '../context.ts';
import { projectRef } from '../records/project-note.ts';

/** What a file says besides documents and annotations: actors, links, notes, and whose history goes with it. */

/** Every actor there is. */
export function entitiesIn(context: Context): readonly ExportEntity[] {
  return [...context.records.values()].flatMap((state) => {
    const entity = kindOf(state.record) === 'entity' ? readEntity(state) : null;
    return entity !== null && context.entityIndex.resolve(entity.id) === entity.id ? [entity] : [];
  });
}

const creatorFor = (context: Context, id: AnalystId): ExportRelation['creator'] => ({
  id,
  name: nameOfAnalyst(context, id),
});

/**
 * The links among the annotations; with one document also those to and from another's, so that they
 * are there where both files are read.
 */
export function relationsFor(
  context: Context,
  scope: 'document' | 'project',
  annotations: { has(id: AnnotationId): boolean },
): readonly ExportRelation[] {
  return [...context.records.values()].flatMap((state): ExportRelation[] => {
    if (kindOf(state.record) !== 'relation') return [];
    const relation = readRelation(state);
    if (relation === null) return [];
    const ends = [relation.from, relation.to].filter((id) => annotations.has(id)).length;
    if (ends < (scope === 'document' ? 1 : 2)) return [];
    const { id, label } = context.tagIndex.relationType(relation.type);
    const { analyst, ...times } = makingOf(state);
    return [{ ...relation, type: { id, label }, creator: creatorFor(context, analyst), ...times }];
  });
}

function noteOn(context: Context, record: RecordRef, document: DocumentId | null): ExportNote[] {
  const note = noteIn(context.records.get(record));
  if (note === null) return [];
  const { text, analyst, at } = note;
  return [{ document, text, creator: creatorFor(context, analyst), created: at, modified: at }];
}

/** The notes on the documents, and with the whole project the one on that. */
export const notesFor = (
  context: Context,
  scope: 'document' | 'project',
  documents: readonly DocumentId[],
): readonly ExportNote[] => [
  ...(scope === 'project' ? noteOn(context, projectRef(context), null) : []),
  ...documents.flatMap((id) => noteOn(context, `document/${id}`, id)),
];

/** The codebook and the people, whose history goes with any of their work. */
const SHARED: ReadonlySet<string> = new Set(['tag', 'analyst']);

/** What was decided in some documents: it goes with the history, and nowhere else. */
export function decisionsIn(
  { records }: Context,
  documents: readonly DocumentId[],
): ReadonlySet<string> {
  const wanted = new Set<unknown>(documents);
  const decisions = [...records.values()].filter(
    (state) => kindOf(state.record) === 'decision' && wanted.has(readField(state, 'document')),
  );
  return new Set(decisions.map(({ record }) => idOf(record)));
}

/**
 * Whether a record is of what is written; nothing of other documents goes with one.
 *
 * @param ids of all that is written
 */
export const isWritten =
  (ids: { has(id: string): boolean }): ((record: RecordRef) => boolean) =>
  (record) =>
    SHARED.has(kindOf(record)) || ids.has(idOf(record));
