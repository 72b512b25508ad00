import {
  builtInTags,
  idOf,
  readField,
  readValue,
  type DocumentId,
  type EntityId,
  type Json,
  type RecordRef,
  type RecordState,
  type TagId,
} from '#core/model';
import { strings } from '#renderer/words';
import type { Context } from '../context.ts';
import { valueInWords } from '../records/value-in-words.ts';

/** How records and values are called, also those that are not there any more. */

const textOf = (state: RecordState | undefined, field: string): string | null => {
  const value = state === undefined ? undefined : readField(state, field);
  return typeof value === 'string' && value !== '' ? value : null;
};

export const tagLabel = ({ records }: Context, id: TagId): string =>
  textOf(records.get(`tag/${id}`), 'label') ??
  builtInTags.find((tag) => tag.id === id)?.label ??
  strings.past.unknownTag;

export const entityName = ({ records }: Context, id: EntityId): string =>
  textOf(records.get(`entity/${id}`), 'name') ?? strings.past.unknownActor;

export const documentTitle = ({ records }: Context, id: DocumentId): string =>
  textOf(records.get(`document/${id}`), 'title') ?? '';

/** What names a tag, an actor or a document. */
export function nameOf(context: Context, record: RecordRef): string {
  const id = idOf(record);
  if (record.startsWith('tag/')) return tagLabel(context, id as TagId);
  if (record.startsWith('entity/')) return entityName(context, id as EntityId);
  return documentTitle(context, id as DocumentId);
}

/** A stored value as a person reads it; null where nothing is said. */
export function storedInWords(context: Context, stored: Json | undefined): string | null {
  if (stored === undefined || stored === null) return null;
  const value = readValue(stored);
  if (value === null) return strings.past.unknownValue;
  return valueInWords(value, (id) => entityName(context, id));
}
