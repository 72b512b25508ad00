import {
  canonicalSelectors,
  matchDocument,
  type DocumentMatch,
  type ImportedAnnotation,
  type ImportedFile,
  type MatchableDocument,
} from '#core/interchange';
import { prepareAnchoring, type Anchorer, type Anchoring } from '#core/anchoring';
import type { DocumentId } from '#core/model';
import type { CodePointIndex } from '#core/text';

/** A document in whose text passages are looked for. */
export interface PlaceableDocument extends MatchableDocument {
  readonly text: string;
  readonly index: CodePointIndex;
}

export interface PlacedAnnotation {
  readonly annotation: ImportedAnnotation;
  /** Null where its document is none of those given. */
  readonly document: DocumentMatch | null;
  readonly anchoring: Anchoring;
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
