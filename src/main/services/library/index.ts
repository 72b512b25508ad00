/** Keeps documents by the hash of their text, whole or not at all. */
export { openLibrary } from './library.ts';
export type { Library } from './library.ts';
export { decodeRecord } from './document-record.ts';
export { prepareDocument, SOURCE_ENDINGS } from './prepare-document.ts';
export type { PreparedDocument } from './prepare-document.ts';
export { readStoredBody } from './read-stored-body.ts';
export { readStoredDocument } from './read-stored-document.ts';
