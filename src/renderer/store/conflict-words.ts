import {
  idOf,
  kindOf,
  readField,
  type DocumentId,
  type EntityId,
  type Json,
  type Passage,
  type RecordRef,
  type RecordState,
  type TagId,
} from '#core/model';
import { strings } from '#renderer/words';
import type { Context } from './context.ts';
import { documentTitle, entityName, storedInWords, tagLabel } from './past-words.ts';

/** Values that people are at odds over, and what they are said of, as a person reads them. */

const words = strings.conflicts;

const asText = (value: Json): string => (typeof value === 'string' ? value : '');

const listed = (value: Json): string =>
  Array.isArray(value) ? value.map(String).join(', ') : asText(value);

const named = (table: Readonly<Record<string, string>>, value: Json): string => {
  const name = asText(value);
  return Object.hasOwn(table, name) ? (table[name] ?? name) : name;
};

/** A link's kind, from its start. */
const linkType = ({ state }: Context, value: Json): string =>
  state.getState().relationTypes.find(({ id }) => id === value)?.label ?? words.unknownLink;

/** A field's value in words; empty where it says nothing. */
export function fieldInWords(
  context: Context,
  record: RecordRef,
  field: string,
  value: Json,
): string {
  if (value === null) return '';
  const kind = kindOf(record);
  switch (`${kind}.${field}`) {
    case 'annotation.tag':
    case 'tag.parent':
    case 'tag.mergedInto':
      return tagLabel(context, asText(value) as TagId);
    case 'annotation.value':
      return storedInWords(context, value) ?? '';
    case 'annotation.passage':
      return (value as unknown as Passage).exact;
    case 'entity.mergedInto':
      return entityName(context, asText(value) as EntityId);
    case 'entity.kind':
      return named(strings.entities.kindNames, value);
    case 'tag.kind':
      return named(strings.codebook.kinds, value);
    case 'tag.line':
      return named(strings.codebook.lines, value);
    case 'tag.retired':
      return value === true ? words.retired : words.inUse;
    case 'relation.type':
      return linkType(context, value);
    case 'decision.outcome':
      return named(words.outcomes, value);
    default:
      return listed(value);
  }
}

/** What names a record. */
export function titleOf(context: Context, state: RecordState): string {
  const { record } = state;
  const text = (field: string): string => asText(readField(state, field) ?? '');
  switch (kindOf(record)) {
    case 'annotation':
      return (readField(state, 'passage') as Passage | undefined)?.exact ?? '';
    case 'tag':
      return tagLabel(context, idOf(record) as TagId);
    case 'entity':
      return entityName(context, idOf(record) as EntityId);
    case 'document':
      return documentTitle(context, idOf(record) as DocumentId);
    case 'relation':
      return linkType(context, readField(state, 'type') ?? '');
    case 'project':
      return text('name') === '' ? words.project : text('name');
    default:
      return text('name');
  }
}

export const fieldName = (field: string): string => named(words.fields, field);
