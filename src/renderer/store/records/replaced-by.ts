import { isSha256, readField, type DocumentId, type RecordState } from '#core/model';

/** The older versions that a document's record names. */
export function replacedBy(state: RecordState | undefined): readonly DocumentId[] {
  const value = state === undefined ? undefined : readField(state, 'replaces');
  return Array.isArray(value) ? (value.filter(isSha256) as DocumentId[]) : [];
}
