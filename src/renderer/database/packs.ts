import {
  idOf,
  readAnnotation,
  readField,
  type DocumentId,
  type Passage,
  type RecordRef,
  type RecordState,
  type TagId,
} from '#core/model';
import type { PackKey } from './rows.ts';

/** Where an annotation's state lies, and what it adds to the counters. */

/** A document that is none: for annotations whose birth has not arrived. */
const NO_HOME = '0'.repeat(64) as DocumentId;

const BUCKETS = 256;

export const bucketOf = (record: RecordRef): number => Number.parseInt(idOf(record).slice(-2), 16);

export const packKey = (home: DocumentId, record: RecordRef): PackKey => [home, bucketOf(record)];

/** Bounds, both included, of all packs of a document. */
export const packRange = (document: DocumentId): readonly [PackKey, PackKey] => [
  [document, 0],
  [document, BUCKETS - 1],
];

/** The document an annotation belongs to. */
export function homeOf(state: RecordState): DocumentId {
  const passage = readField(state, 'passage') as Passage | undefined;
  return passage?.document ?? NO_HOME;
}

/** Under which document and tag an annotation is counted; null where it is not there. */
export function countedAs(state: RecordState | undefined): readonly [DocumentId, TagId] | null {
  const record = state === undefined ? null : readAnnotation(state);
  return record === null ? null : [record.passage.document, record.tag];
}

/** Numbers of annotations per tag, per document. */
export type Counters = Map<DocumentId, ReadonlyMap<TagId, number>>;

function add(counters: Counters, [document, tag]: readonly [DocumentId, TagId], by: 1 | -1): void {
  const counts = new Map(counters.get(document));
  const count = (counts.get(tag) ?? 0) + by;
  if (count === 0) counts.delete(tag);
  else counts.set(tag, count);
  counters.set(document, counts);
}

/** Works one annotation's change of state into the counters; a document's map is replaced, not changed. */
export function recount(
  counters: Counters,
  before: RecordState | undefined,
  after: RecordState,
): void {
  const was = countedAs(before);
  const is = countedAs(after);
  if (was !== null && is !== null && was[0] === is[0] && was[1] === is[1]) return;
  if (was !== null) add(counters, was, -1);
  if (is !== null) add(counters, is, 1);
}
