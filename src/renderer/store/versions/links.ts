import type { DocumentId } from '#core/model';
import type { Context } from '../context.ts';
import { replacedBy } from '../records/replaced-by.ts';

/** Which document is the newer version of which, as their records say it. */

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
