import {
  matchDocument,
  sha256OfIri,
  type ImportedAnnotation,
  type ImportedDocument,
  type ImportedFile,
  type MatchableDocument,
} from '#core/interchange';
import { isSha256, sha256Hex, type DocumentId } from '#core/model';
import type { Context } from '../context.ts';

/** Annotations of one of the file's documents, and the document they belong to here. */
export interface Group {
  readonly home: DocumentId;
  /** Whether the file itself names the text by its hash. */
  readonly isByText: boolean;
  readonly annotations: readonly ImportedAnnotation[];
}

const stated = (key: string, documents: ImportedFile['documents']): ImportedDocument =>
  documents.get(key) ?? { key, sha256: null, metadata: {} };

/** The hash a file gives of a document's text, wherever it says so. */
const hashOf = ({ key, sha256 }: ImportedDocument): DocumentId | null => {
  const hash = sha256 ?? sha256OfIri(key);
  return isSha256(hash) ? (hash as DocumentId) : null;
};

const matchable = ({ state }: Context): readonly MatchableDocument[] =>
  state.getState().documents.map(({ summary: { id, metadata } }) => ({
    id,
    title: metadata.title,
    fileName: metadata.fileName,
    ...(metadata.url !== undefined && { url: metadata.url }),
  }));

/**
 * Where the annotations of one of the file's documents belong: to the text they name by hash, here or
 * not; else to the document that has the address or title; else to the open one, which is what
 * someone who imports a file without such facts means.
 */
function homeFor(context: Context, document: ImportedDocument): Omit<Group, 'annotations'> {
  const hash = hashOf(document);
  if (hash !== null) return { home: hash, isByText: true };
  const match = matchDocument(document, matchable(context), context.loaded?.id);
  const home = match?.id ?? (sha256Hex(`document ${document.key}`) as DocumentId);
  return { home, isByText: false };
}

/** The document of the corpus that a file means: by its text, its address or its title, and no other. */
export function documentMeant(
  context: Context,
  key: string,
  { documents }: Pick<ImportedFile, 'documents'>,
): DocumentId | null {
  const document = stated(key, documents);
  const hash = hashOf(document);
  const all = matchable(context);
  if (hash !== null) return all.find(({ id }) => id === hash)?.id ?? null;
  return key === '' ? null : (matchDocument(document, all)?.id ?? null);
}

/** A file's annotations by document. */
export function groupsOf(context: Context, file: ImportedFile): readonly Group[] {
  const byKey = new Map<string, ImportedAnnotation[]>();
  for (const annotation of file.annotations) {
    const list = byKey.get(annotation.document);
    if (list === undefined) byKey.set(annotation.document, [annotation]);
    else list.push(annotation);
  }
  return [...byKey].map(([key, annotations]) => ({
    ...homeFor(context, stated(key, file.documents)),
    annotations,
  }));
}
