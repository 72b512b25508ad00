import type { DocumentId } from '#core/model';
import type { ImportedDocument } from './imported.ts';

/** What tells which document is meant. */
export interface MatchableDocument {
  readonly id: DocumentId;
  readonly title: string;
  readonly fileName?: string;
  readonly url?: string;
}

export interface DocumentMatch {
  readonly id: DocumentId;
  readonly by: 'text' | 'url' | 'title' | 'fallback';
}

/** An address without what does not tell pages apart: scheme, "www.", fragment, last slash. */
const address = (url: string): string =>
  url
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/#.*$/, '')
    .replace(/\/$/, '');

const nameOf = (text: string): string =>
  text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** The one of several that meets a condition; none where two do. */
function only<Value>(
  values: readonly Value[],
  holds: (value: Value) => boolean,
): Value | undefined {
  const [first, second] = values.filter(holds);
  return second === undefined ? first : undefined;
}

/**
 * Which of a project's documents a file means: by the hash of its text, by its address, by its title
 * or file name where one document alone has it, else the one the caller falls back on.
 */
export function matchDocument(
  { key, sha256, metadata }: ImportedDocument,
  documents: readonly MatchableDocument[],
  fallback?: DocumentId,
): DocumentMatch | null {
  const byText = documents.find(({ id }) => id === sha256);
  if (byText !== undefined) return { id: byText.id, by: 'text' };

  const { url } = metadata;
  const byUrl =
    url === undefined
      ? undefined
      : only(documents, (each) => each.url !== undefined && address(each.url) === address(url));
  if (byUrl !== undefined) return { id: byUrl.id, by: 'url' };

  const names = new Set(
    [metadata.title, metadata.fileName, key].flatMap((name) => (name ? [nameOf(name)] : [])),
  );
  const byTitle = only(
    documents,
    ({ title, fileName }) =>
      names.has(nameOf(title)) || (fileName !== undefined && names.has(nameOf(fileName))),
  );
  if (byTitle !== undefined) return { id: byTitle.id, by: 'title' };
  return fallback === undefined ? null : { id: fallback, by: 'fallback' };
}
