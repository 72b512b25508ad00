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
import { fieldInWords as inWords, type FieldWords } from '#core/merge';
import { strings } from '#renderer/words';
import type { Context } from '../context.ts';
import { documentTitle, entityName, storedInWords, tagLabel } from '../past/words.ts';

/** Values that people are at odds over, and what they are said of, as a person reads them. */

const words = strings.conflicts;

const asText = (value: Json): string => (typeof value === 'string' ? value : '');

/** A link's kind, from its start. */
const linkKind = ({ state }: Context, id: string): string =>
  state.getState().relationTypes.find((type) => type.id === id)?.label ?? words.unknownLink;

const TABLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'entity.kind': strings.entities.kindNames,
  'tag.kind': strings.codebook.kinds,
  'tag.line': strings.codebook.lines,
  'decision.outcome': words.outcomes,
};

const wordsIn = (context: Context): FieldWords => ({
  tag: (id) => tagLabel(context, id),
  actor: (id) => entityName(context, id),
  linkKind: (id) => linkKind(context, id),
  value: (stored) => storedInWords(context, stored) ?? '',
  word: (field, word) => {
    const table = TABLES[field] ?? {};
    return Object.hasOwn(table, word) ? (table[word] ?? word) : word;
  },
  retired: (isRetired) => (isRetired ? words.retired : words.inUse),
});

/** A field's value in words; empty where it says nothing. */
export const fieldInWords = (
  context: Context,
  record: RecordRef,
  field: string,
  value: Json,
): string => inWords(wordsIn(context), record, field, value);

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
      return linkKind(context, text('type'));
    case 'project':
      return text('name') === '' ? words.project : text('name');
    default:
      return text('name');
  }
}
