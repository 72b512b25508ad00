import type { AnnotationId, DocumentId, EntityId, RelationId } from './ids.ts';
import { idOf, isSha256 } from './ids.ts';
import { textField, uuidField } from './read-records.ts';
import { isAlive, readField, type RecordState } from './record-state.ts';
import { shownName } from './shown-name.ts';

export type EntityKind = 'person' | 'organisation' | 'place' | 'other';

/** An actor, whatever the texts call it. */
export interface EntityRecord {
  readonly id: EntityId;
  readonly name: string;
  readonly kind: EntityKind;
  readonly aliases: readonly string[];
  /** IRIs of the same actor elsewhere. */
  readonly sameAs: readonly string[];
  readonly note: string;
  /** The entity that every mention of this one counts as. */
  readonly mergedInto: EntityId | null;
}

const textsField = (state: RecordState, field: string): readonly string[] => {
  const value = readField(state, field);
  return Array.isArray(value) ? (value as readonly string[]) : [];
};

/** Null where it was deleted. */
export function readEntity(state: RecordState): EntityRecord | null {
  if (!isAlive(state)) return null;
  return {
    id: idOf(state.record) as EntityId,
    name: shownName(textField(state, 'name', 'Unnamed')),
    kind: textField(state, 'kind', 'other') as EntityKind,
    aliases: textsField(state, 'aliases').map(shownName),
    sameAs: textsField(state, 'sameAs'),
    note: textField(state, 'note', ''),
    mergedInto: uuidField<EntityId>(state, 'mergedInto'),
  };
}

/** A link: directed, from one annotation to another, in one document or across two. */
export interface RelationRecord {
  readonly id: RelationId;
  readonly from: AnnotationId;
  readonly to: AnnotationId;
  /** Where each end was when the link was made; null where its writer did not say. */
  readonly fromDocument: DocumentId | null;
  readonly toDocument: DocumentId | null;
  /** One of `builtInRelationTypes`, or the id of a codebook entry of kind 'relation'. */
  readonly type: string;
  readonly note: string;
}

/** The links every project has; how they read stands with the interface's words. */
export const builtInRelationTypes = [
  'supports',
  'contradicts',
  'restsOn',
  'saidBy',
  'sameAs',
  'about',
] as const;

const documentField = (state: RecordState, field: string): DocumentId | null => {
  const value = readField(state, field);
  return isSha256(value) ? (value as DocumentId) : null;
};

/** Null where it was deleted, or where the change that says what it joins has not arrived. */
export function readRelation(state: RecordState): RelationRecord | null {
  const from = uuidField<AnnotationId>(state, 'from');
  const to = uuidField<AnnotationId>(state, 'to');
  const type = textField(state, 'type', '');
  if (!isAlive(state) || from === null || to === null || type === '') return null;
  return {
    id: idOf(state.record) as RelationId,
    from,
    to,
    fromDocument: documentField(state, 'fromDocument'),
    toDocument: documentField(state, 'toDocument'),
    type,
    note: textField(state, 'note', ''),
  };
}
