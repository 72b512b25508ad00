import type {
  ExportAnnotation,
  ExportEntity,
  ExportProject,
  ExportRelation,
} from '#core/interchange';
import {
  idOf,
  kindOf,
  readEntity,
  readRelation,
  type AnalystId,
  type AnnotationId,
  type Change,
  type EntityId,
  type RecordRef,
  type RecordState,
} from '#core/model';
import { nameOfAnalyst, type Context } from './context.ts';

/** What a file says besides documents and annotations: actors, links, and how all of it came to be. */

/** The actor that an annotation names: as mention, or as who makes a claim. */
function namedBy({ value }: ExportAnnotation): EntityId | undefined {
  if (value?.kind === 'actor') return value.entity;
  return value?.kind === 'claim' ? value.saidBy : undefined;
}

/** The actors that the annotations name; for a whole project, every actor there is. */
export function entitiesFor(
  context: Context,
  scope: 'document' | 'project',
  annotations: readonly ExportAnnotation[],
): readonly ExportEntity[] {
  const named = new Set(annotations.map(namedBy));
  return [...context.records.values()].flatMap((state) => {
    const entity = kindOf(state.record) === 'entity' ? readEntity(state) : null;
    return entity === null || (scope === 'document' && !named.has(entity.id)) ? [] : [entity];
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

/** The links that have an end among the annotations, whether or not the other is there as well. */
export function relationsFor(
  context: Context,
  annotations: ReadonlySet<AnnotationId>,
): readonly ExportRelation[] {
  const { relationTypes } = context.state.getState();
  return [...context.records.values()].flatMap((state): ExportRelation[] => {
    if (kindOf(state.record) !== 'relation') return [];
    const relation = readRelation(state);
    if (relation === null) return [];
    if (!annotations.has(relation.from) && !annotations.has(relation.to)) return [];
    const label = relationTypes.find(({ id }) => id === relation.type)?.label ?? relation.type;
    return [{ ...relation, type: { id: relation.type, label }, ...makingOf(context, state) }];
  });
}

/** Changes read in one go while others are looked for. */
const CHUNK = 5_000;

/**
 * The changes that made the records, in no order; those not stored yet too. One pass over all there
 * are: nothing says of a birth which record it is of but itself.
 */
export async function historyOf(
  context: Context,
  isWanted: (record: RecordRef) => boolean,
): Promise<readonly Change[]> {
  await context.writer.settled();
  const found: Change[] = [];
  for (let offset = 0; ; offset += CHUNK) {
    const rows = await context.database.changes.offset(offset).limit(CHUNK).toArray();
    for (const row of rows) if (isWanted(row.record)) found.push(row);
    if (rows.length < CHUNK) return found;
  }
}

/** The codebook and the people, whose history goes with any of their work. */
const SHARED: ReadonlySet<string> = new Set(['tag', 'analyst']);

/** Whether a record is of what is written; nothing of other documents goes with one. */
export function isWritten(
  exported: Pick<ExportProject, 'documents' | 'annotations' | 'entities' | 'relations'>,
): (record: RecordRef) => boolean {
  const { documents, annotations, entities = [], relations = [] } = exported;
  const ids = new Set<string>(
    [documents, annotations, entities, relations].flatMap((list) => list.map(({ id }) => id)),
  );
  return (record) => SHARED.has(kindOf(record)) || ids.has(idOf(record));
}
