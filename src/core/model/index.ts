/** What an annotation is, and how it changes. */
export type {
  AnalystId,
  AnnotationId,
  ChangeId,
  DocumentId,
  RecordRef,
  ReplicaId,
  TagId,
} from './ids.ts';
