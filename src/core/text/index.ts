/** Canonical text: one immutable string per document, the structure over it, and its offsets. */
export { codePoint, utf16 } from './offsets.ts';
export type { CodePointOffset, TextRange, Utf16Offset } from './offsets.ts';
export { codePointIndex } from './code-points.ts';
export type { CodePointIndex } from './code-points.ts';
export type { Block, BlockKind, DocumentBody, DocumentMetadata, NoteMarker } from './blocks.ts';
export { checkBody } from './check-body.ts';
