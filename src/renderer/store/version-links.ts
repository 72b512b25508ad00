import { isSha256, readField, type DocumentId, type RecordState } from '#core/model';
import type { Context } from './context.ts';

/** Which document is the newer version of which, as their records say it. */

/** The older versions that a document's record names. */
export function replacedBy(state: RecordState | undefined): readonly DocumentId[] {
  const value = state === undefined ? undefined : readField(state, 'replaces');
  return Array.isArray(value) ? (value.filter(isSha256) as DocumentId[]) : [];
}

/** All older versions of a document, theirs too. */
export function olderOf(context: Context, id: DocumentId): ReadonlySet<DocumentId> {
  const found = new Set<DocumentId>();
  const look = (each: DocumentId): void => {
    for (const older of replacedBy(context.records.get(`document/${each}`)))
      if (older !== id && !found.has(older)) {
        found.add(older);
        look(older);
      }
  };
  look(id);
  return found;
}

export const areVersions = (context: Context, a: DocumentId, b: DocumentId): boolean =>
  olderOf(context, a).has(b) || olderOf(context, b).has(a);
