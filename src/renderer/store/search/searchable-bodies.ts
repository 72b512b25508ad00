import { searchableBody, type SearchableBody } from '#core/search';
import type { DocumentBody } from '#core/text';

const known = new WeakMap<DocumentBody, SearchableBody>();

/** A document's body made ready for searching: folded once, and kept as long as the body is. */
export function searchableOf(body: DocumentBody): SearchableBody {
  const searchable = known.get(body) ?? searchableBody(body);
  known.set(body, searchable);
  return searchable;
}
