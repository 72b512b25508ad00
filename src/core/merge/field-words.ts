import {
  kindOf,
  type EntityId,
  type Json,
  type Passage,
  type RecordRef,
  type TagId,
} from '#core/model';

/** What people are at odds over, as they read it: the names of fields, and what these say. */

const fieldNames: Readonly<Record<string, string>> = {
  alive: 'whether it stays',
  tag: 'tag',
  value: 'value',
  note: 'note',
  passage: 'edges',
  label: 'label',
  name: 'name',
  title: 'title',
  authors: 'authors',
  publisher: 'publisher',
  published: 'date published',
  url: 'address',
  language: 'language',
  definition: 'definition',
  whenToUse: 'when to use',
  example: 'example',
  colour: 'colour',
  line: 'underline',
  key: 'key',
  parent: 'place in the codebook',
  inverse: 'reading from the other end',
  mergedInto: 'merged into',
  retired: 'in use or retired',
  aliases: 'aliases',
  sameAs: 'links to the same elsewhere',
  kind: 'kind',
  type: 'kind of link',
  outcome: 'decision',
};

/** A field that is not known here goes by its own name. */
export const fieldName = (field: string): string =>
  Object.hasOwn(fieldNames, field) ? (fieldNames[field] ?? field) : field;

/** Fields that say one of a few words. */
export type WordField = 'entity.kind' | 'tag.kind' | 'tag.line' | 'decision.outcome';

/** How a place calls what fields name, also what is not there any more. */
export interface FieldWords {
  readonly tag: (id: TagId) => string;
  readonly actor: (id: EntityId) => string;
  readonly linkKind: (id: string) => string;
  /** A stored value of an annotation; empty where it says nothing. */
  readonly value: (stored: Json) => string;
  readonly word: (field: WordField, word: string) => string;
  readonly retired: (isRetired: boolean) => string;
}

const asText = (value: Json): string => (typeof value === 'string' ? value : '');

const listed = (value: Json): string =>
  Array.isArray(value) ? value.map(String).join(', ') : asText(value);

/** A field's value in words; empty where it says nothing. */
export function fieldInWords(
  words: FieldWords,
  record: RecordRef,
  field: string,
  value: Json,
): string {
  if (value === null) return '';
  const named = `${kindOf(record)}.${field}`;
  switch (named) {
    case 'annotation.tag':
    case 'tag.parent':
    case 'tag.mergedInto':
      return words.tag(asText(value) as TagId);
    case 'annotation.value':
      return words.value(value);
    case 'annotation.passage':
      return (value as unknown as Passage).exact;
    case 'entity.mergedInto':
      return words.actor(asText(value) as EntityId);
    case 'entity.kind':
    case 'tag.kind':
    case 'tag.line':
    case 'decision.outcome':
      return words.word(named, asText(value));
    case 'tag.retired':
      return words.retired(value === true);
    case 'relation.type':
      return words.linkKind(asText(value));
    default:
      return listed(value);
  }
}
