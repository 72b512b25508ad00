/** Annotations as files hold them: W3C JSON-LD written, and what this and other programs write read. */
export { exportJsonLd, jsonLdChunks } from './write-json-ld.ts';
export { readJsonLd, type ReadOutcome } from './read-json-ld.ts';
export { matchDocument, placeImported } from './place-imported.ts';
export { matchTag } from './read-tags.ts';
export { documentIri, recordIri, sha256OfIri, uuidOfIri } from './vocabulary.ts';
export type {
  ExportAnnotation,
  ExportDocument,
  ExportPassage,
  ExportProject,
  ExportTag,
  JsonLdNode,
  JsonLdValue,
  NoteFormat,
} from './export-project.ts';
export type {
  ImportedAnnotation,
  ImportedDocument,
  ImportedFile,
  ImportedTag,
  ReadLimits,
} from './imported.ts';
export type {
  DocumentMatch,
  MatchableDocument,
  MatchedBy,
  PlaceableDocument,
  PlacedAnnotation,
} from './place-imported.ts';
