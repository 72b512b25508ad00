import type { PreparedDocument } from '#main/services/library';

/** Of two records of one text: with its source rather than without, then by what they say. */
export function preferredDocument(a: PreparedDocument, b: PreparedDocument): PreparedDocument {
  if ((a.source === null) !== (b.source === null)) return a.source === null ? b : a;
  return Buffer.compare(a.record, b.record) <= 0 ? a : b;
}
