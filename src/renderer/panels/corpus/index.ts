/** The list of documents, and the window as a place to drop them on. */
export { Corpus } from './corpus.tsx';
export { DropZone } from './drop-zone.tsx';
