/** Finds files, reads their bytes as text, and finds the structure of the text. */
export { findSources } from './find-sources.ts';
export type { FoundSource } from './find-sources.ts';
export { decodeBytes } from './decode-bytes.ts';
export { extractSource } from './extract-source.ts';
export type { ExtractedSource } from './extract-source.ts';
export { mediaTypeOf, SIZE_LIMIT } from './media-types.ts';
