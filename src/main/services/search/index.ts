/** Finds words in all documents of a library, by an index that is kept beside it. */
export { createCorpusIndex } from './corpus-index.ts';
export type { CorpusIndex } from './corpus-index.ts';
export { openSegmentStore } from './segment-store.ts';
export { analysisOf } from './analysis.ts';
