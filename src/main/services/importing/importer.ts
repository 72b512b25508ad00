import { done, type Result } from '#contract';
import { extractSource } from '#main/services/corpus';
import { prepareDocument, type PreparedDocument } from '#main/services/library';

/** A source read, and ready to be kept. Plain values: it passes between threads. */
export interface ImportableDocument {
  readonly prepared: PreparedDocument;
  readonly remarks: readonly string[];
}

/** Everything of an import that costs time and touches nothing: bytes in, files' contents out. */
export function readSource(bytes: Uint8Array, name: string): Result<ImportableDocument> {
  const extracted = extractSource(bytes, name);
  if (!extracted.ok) return extracted;
  const { body, metadata, remarks } = extracted.value;
  return done({ prepared: prepareDocument(body, metadata, bytes), remarks });
}
