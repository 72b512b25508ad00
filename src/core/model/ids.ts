/** Identifiers. The brand exists only for the compiler; decoders are the only makers from outside. */

/** Lower-case hexadecimal SHA-256 of the UTF-8 bytes of a document's canonical text. */
export type DocumentId = string & { readonly id: 'document' };

/** Lower-case RFC 9562 UUID. */
export type AnnotationId = string & { readonly id: 'annotation' };
export type TagId = string & { readonly id: 'tag' };
export type EntityId = string & { readonly id: 'entity' };
export type RelationId = string & { readonly id: 'relation' };
export type AnalystId = string & { readonly id: 'analyst' };

/** UUID of one installation: who counts `seq`. */
export type ReplicaId = string & { readonly id: 'replica' };

/** Lower-case hexadecimal SHA-256 of a change in canonical JSON, without its id. */
export type ChangeId = string & { readonly id: 'change' };

/** A record's kind and id in one word: "annotation/6f1c…", "document/9ab0…". */
export type RecordRef =
  `${'annotation' | 'tag' | 'entity' | 'relation' | 'document' | 'decision' | 'project' | 'analyst'}/${string}`;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const SHA256 = /^[0-9a-f]{64}$/;

export const isUuid = (value: unknown): value is string =>
  typeof value === 'string' && UUID.test(value);
export const isSha256 = (value: unknown): value is string =>
  typeof value === 'string' && SHA256.test(value);

/** The id within a reference: what follows its one slash. */
export const idOf = (record: RecordRef): string => record.slice(record.indexOf('/') + 1);

/** The kind within a reference. A newer program's kind comes through as it is. */
export const kindOf = (record: RecordRef): string => record.slice(0, record.indexOf('/'));
