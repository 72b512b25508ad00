import { countWords, type DocumentBody, type DocumentMetadata } from '#core/text';
import type { DocumentId } from '#core/model';
import type { DocumentSummary } from '#contract';
import { sha256 } from '#main/services/files';
import { encodeRecord } from './document-record.ts';

/** A document as the library's files will hold it. Plain values: it passes between threads. */
export interface PreparedDocument {
  readonly summary: DocumentSummary;
  /** Canonical text, UTF-8. */
  readonly text: Uint8Array;
  /** The record beside it, UTF-8. */
  readonly record: Uint8Array;
  /** The file as it came; null where the canonical text is the very same bytes. */
  readonly source: { readonly extension: string; readonly bytes: Uint8Array } | null;
}

/** The ending under which a document's source is kept. */
export const SOURCE_ENDINGS = {
  'text/plain': 'txt',
  'text/markdown': 'md',
  'text/html': 'html',
} as const;

/** Puts an extracted document into the form in which it is kept; the costly part of keeping it. */
export function prepareDocument(
  body: DocumentBody,
  metadata: Omit<DocumentMetadata, 'sourceSha256'>,
  source: Uint8Array,
): PreparedDocument {
  const encoder = new TextEncoder();
  const text = encoder.encode(body.text);
  const id = sha256(text) as DocumentId;
  const sourceSha256 = sha256(source);
  const summary: DocumentSummary = {
    id,
    metadata: { ...metadata, sourceSha256 } as DocumentSummary['metadata'],
    length: body.text.length,
    words: countWords(body.text),
  };
  return {
    summary,
    text,
    record: encoder.encode(encodeRecord(summary, body)),
    source:
      sourceSha256 === id ? null : { extension: SOURCE_ENDINGS[metadata.mediaType], bytes: source },
  };
}
