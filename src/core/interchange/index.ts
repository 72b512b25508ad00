/** Annotations as files hold them: W3C JSON-LD written, and what this and other programs write read. */
export { exportJsonLd, jsonLdChunks } from './write-json-ld.ts';
export {
  jsonLdAnnotations,
  jsonLdHead,
  jsonLdHistory,
  jsonLdHistoryEnd,
  jsonLdHistoryStart,
  jsonLdItemsEnd,
  jsonLdItemsStart,
  jsonLdRest,
  restOf,
} from './json-ld-parts.ts';
export type { JsonLdFrame, JsonLdNames } from './json-ld-parts.ts';
export { statedProject } from './stated-project.ts';
export { foreignNode, makingOf, noteIn, statedTags, UNKNOWN_DOCUMENT } from './stated-parts.ts';
export { statedPassage } from './stated-passages.ts';
export { scanJson } from './scan-json.ts';
export { readJsonLd, type ReadOutcome } from './read-json-ld.ts';
export { matchDocument, type DocumentMatch, type MatchableDocument } from './match-document.ts';
export { canonicalSelectors } from './canonical-selectors.ts';
export { matchTag } from './read-tags.ts';
export { readCodebookFile } from './codebook/read-codebook-file.ts';
export { writeQdc } from './codebook/write-qdc.ts';
export { writeSkos } from './codebook/write-skos.ts';
export type {
  CodebookEntry,
  CodebookToWrite,
  StatedCodebook,
  StatedEntry,
} from './codebook/shapes.ts';
export { recordIri, sha256OfIri, uuidOfIri } from './vocabulary.ts';
export type {
  ExportAnnotation,
  ExportDocument,
  ExportEntity,
  ExportNote,
  ExportProject,
  ExportRelation,
  ExportTag,
} from './export-project.ts';
export type {
  ImportedAnnotation,
  ImportedDocument,
  ImportedEntity,
  ImportedFile,
  ImportedRelation,
  ImportedTag,
  ImportedValue,
} from './imported.ts';
