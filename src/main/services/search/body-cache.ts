import { searchableBody, type SearchableBody } from '#core/search';
import type { DocumentId } from '#core/model';
import type { DocumentBody } from '#core/text';

export type ReadBody = (id: DocumentId) => Promise<DocumentBody | null>;

/** UTF-16 units of texts that are kept ready. Folded, each takes two to five times that in bytes. */
const MOST_UNITS = 4 * 1024 * 1024;

/** Reads documents, and keeps those ready that were asked for last. */
export function createBodyCache(
  read: ReadBody,
): (id: DocumentId) => Promise<SearchableBody | null> {
  const ready = new Map<DocumentId, SearchableBody>();
  let units = 0;

  function keep(id: DocumentId, body: SearchableBody): void {
    units += body.body.text.length;
    ready.set(id, body);
    for (const [oldest, { body: old }] of ready) {
      if (units <= MOST_UNITS || ready.size === 1) return;
      ready.delete(oldest);
      units -= old.text.length;
    }
  }

  return async (id) => {
    const known = ready.get(id);
    if (known !== undefined) {
      ready.delete(id);
      ready.set(id, known);
      return known;
    }
    const body = await read(id);
    if (body === null) return null;
    const made = searchableBody(body);
    // Someone else may have asked meanwhile.
    if (!ready.has(id)) keep(id, made);
    return made;
  };
}
