import type {
  ExportAnnotation,
  ExportEntity,
  ExportNote,
  ExportProject,
  ExportRelation,
} from '#core/interchange';
import {
  actorOf,
  headsOf,
  idOf,
  kindOf,
  readEntity,
  readField,
  readRelation,
  type AnalystId,
  type AnnotationId,
  type Change,
  type DocumentId,
  type RecordRef,
  type RecordState,
} from '#core/model';
import { nameOfAnalyst, type Context } from './context.ts';
import { projectRef } from './project-note.ts';
import { eachChange } from './past-changes.ts';

/** What a file says besides documents and annotations: actors, links, and how all of it came to be. */

/** The actors that the annotations name; for a whole project, every actor there is. */
export function entitiesFor(
  context: Context,
  scope: 'document' | 'project',
  annotations: readonly ExportAnnotation[],
): readonly ExportEntity[] {
  const named = new Set(annotations.map(({ value }) => actorOf(value)));
  return [...context.records.values()].flatMap((state) => {
    const entity = kindOf(state.record) === 'entity' ? readEntity(state) : null;
    const isWanted =
      entity !== null &&
      context.entityIndex.resolve(entity.id) === entity.id &&
      (scope === 'project' || named.has(entity.id));
    return isWanted ? [entity] : [];
  });
}

/** Who made a record, and when it was made and last changed. */
function makingOf(
  context: Context,
  { live }: RecordState,
): Pick<ExportRelation, 'creator' | 'created' | 'modified'> {
  const times = live.map(({ at }) => at).sort();
  const [first] = [...live].sort((a, b) => a.depth - b.depth || (a.at < b.at ? -1 : 1));
  const analyst = first?.analyst ?? ('' as AnalystId);
  return {
    creator: { id: analyst, name: nameOfAnalyst(context, analyst) },
    created: first?.at ?? '',
    modified: times.at(-1) ?? '',
  };
}

/**
 * The links among the annotations; with one document also those to and from another's, so that they
 * are there where both files are read.
 */
export function relationsFor(
  context: Context,
  scope: 'document' | 'project',
  annotations: ReadonlySet<AnnotationId>,
): readonly ExportRelation[] {
  return [...context.records.values()].flatMap((state): ExportRelation[] => {
    if (kindOf(state.record) !== 'relation') return [];
    const relation = readRelation(state);
    if (relation === null) return [];
    const ends = [relation.from, relation.to].filter((id) => annotations.has(id)).length;
    if (ends < (scope === 'document' ? 1 : 2)) return [];
    const { id, label } = context.tagIndex.relationType(relation.type);
    return [{ ...relation, type: { id, label }, ...makingOf(context, state) }];
  });
}

/** Who wrote a note, and when; where several did without knowing of one another, whoever is shown. */
function noteIn(context: Context, record: RecordRef, document: DocumentId | null): ExportNote[] {
  const state = context.records.get(record);
  const text = state === undefined ? undefined : readField(state, 'note');
  if (state === undefined || typeof text !== 'string' || text === '') return [];
  const head = headsOf(state, 'note').find(({ value }) => value === text);
  const { analyst, at } = head ?? state.live[0] ?? { analyst: context.identity.analyst, at: '' };
  const creator = { id: analyst, name: nameOfAnalyst(context, analyst) };
  return [{ document, text, creator, created: at, modified: at }];
}

/** The notes on the documents, and with the whole project the one on that. */
export const notesFor = (
  context: Context,
  scope: 'document' | 'project',
  documents: readonly DocumentId[],
): readonly ExportNote[] => [
  ...(scope === 'project' ? noteIn(context, projectRef(context), null) : []),
  ...documents.flatMap((id) => noteIn(context, `document/${id}`, id)),
];

/** The changes that made the records, in no order; those not stored yet too. */
export async function historyOf(
  context: Context,
  isWanted: (record: RecordRef) => boolean,
): Promise<readonly Change[]> {
  const found: Change[] = [];
  await eachChange(context, (change) => {
    if (isWanted(change.record)) found.push(change);
  });
  return found;
}

/** The codebook and the people, whose history goes with any of their work. */
const SHARED: ReadonlySet<string> = new Set(['tag', 'analyst']);

/** Whether a record is of what is written; nothing of other documents goes with one. */
export function isWritten(
  exported: Pick<ExportProject, 'id' | 'documents' | 'annotations' | 'entities' | 'relations'>,
  scope: 'document' | 'project',
): (record: RecordRef) => boolean {
  const { documents, annotations, entities = [], relations = [] } = exported;
  const ids = new Set<string>(
    [documents, annotations, entities, relations].flatMap((list) => list.map(({ id }) => id)),
  );
  if (scope === 'project') ids.add(exported.id);
  return (record) => SHARED.has(kindOf(record)) || ids.has(idOf(record));
}
