/** Reading and writing single files so that neither a hostile file nor a power cut does harm. */
export {
  readsBack,
  syncFolder,
  writeFileAtomically,
  writeFileOrThrow,
  writeFilesAtomically,
  writeSharedFileAtomically,
  writeSharedFilesAtomically,
} from './write-file-atomically.ts';
export { disk } from './layer.ts';
export type { FileLayer, FileStats, OpenFile } from './layer.ts';
export { readRegularFile, sizeInWords, tooLarge } from './read-regular-file.ts';
export { ALTERED, refuseFor, systemError } from './failure-words.ts';
export { hasHash, sha256 } from './hash.ts';
export { timeInName } from './time-in-name.ts';
