import {
  prepareAnchoring,
  type Anchorer,
  type Anchoring,
  type PassageSelectors,
} from '#core/anchoring';
import type { DocumentId } from '#core/model';
import type { CodePointIndex } from '#core/text';
import type { ImportedAnnotation, ImportedDocument, ImportedFile } from './imported.ts';

/** What tells which document is meant. */
export interface MatchableDocument {
  readonly id: DocumentId;
  readonly title: string;
  readonly fileName?: string;
  readonly url?: string;
}

/** A document in whose text passages are looked for. */
export interface PlaceableDocument extends MatchableDocument {
  readonly text: string;
  readonly index: CodePointIndex;
}

export type MatchedBy = 'text' | 'url' | 'title' | 'fallback';

export interface DocumentMatch {
  readonly id: DocumentId;
  readonly by: MatchedBy;
}

export interface PlacedAnnotation {
  readonly annotation: ImportedAnnotation;
  /** Null where its document is none of those given. */
  readonly document: DocumentMatch | null;
  readonly anchoring: Anchoring;
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

/** Canonical texts end lines with LF alone, and so must what is looked for in them. */
function canonicalSelectors(selectors: PassageSelectors): PassageSelectors {
  const { quote } = selectors;
  if (quote === undefined) return selectors;
  const canonical = (text: string): string => text.replace(/\r\n?/g, '\n');
  return {
    ...selectors,
    quote: {
      exact: canonical(quote.exact),
      prefix: canonical(quote.prefix ?? ''),
      suffix: canonical(quote.suffix ?? ''),
    },
  };
}

/**
 * Finds each imported annotation's document and its passage there, in the file's order, with a
 * verdict each. None is dropped: what is not found is an orphan with a reason.
 *
 * @param fallback the document of annotations that name none of those given, such as the open one.
 */
export function placeImported(
  file: Pick<ImportedFile, 'annotations' | 'documents'>,
  documents: readonly PlaceableDocument[],
  fallback?: DocumentId,
): readonly PlacedAnnotation[] {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const matches = new Map<string, DocumentMatch | null>();
  const anchorers = new Map<DocumentId, Anchorer>();

  function matchOf(key: string): DocumentMatch | null {
    const known = matches.get(key);
    if (known !== undefined) return known;
    const described = file.documents.get(key) ?? { key, sha256: null, metadata: {} };
    const match = matchDocument(described, documents, fallback);
    matches.set(key, match);
    return match;
  }

  function anchorerOf(id: DocumentId): Anchorer | null {
    const document = byId.get(id);
    if (document === undefined) return null;
    const known = anchorers.get(id) ?? prepareAnchoring(document.text, document.index);
    anchorers.set(id, known);
    return known;
  }

  return file.annotations.map((annotation) => {
    const document = matchOf(annotation.document);
    const anchorPassage = document === null ? null : anchorerOf(document.id);
    return {
      annotation,
      document,
      anchoring: anchorPassage?.(canonicalSelectors(annotation.selectors)) ?? {
        kind: 'orphan',
        reason: 'its document is not here',
      },
    };
  });
}
