/** What lies on the disk of the browser: the tables, their rows, and their versions. */
export { inTransaction, openDatabase, reopenDatabase } from './database.ts';
export type { WorkbenchDatabase } from './database.ts';
export { isSilent, openWithAnEnd } from './answering.ts';
export type { Answering } from './answering.ts';
export type {
  BringingBack,
  ChangeKey,
  ChangeRow,
  ConflictRow,
  CounterRow,
  JournalMark,
  Meta,
  MetaRow,
  MovedRow,
  PackKey,
  PackRow,
  RecordRow,
  StepEntry,
  StepRow,
  StepSide,
  StoredBindings,
  StoredColumns,
} from './rows.ts';
export { conflictRow, isConflictRow } from './conflict-rows.ts';
export { isMovedRow, movedRow } from './moved-rows.ts';
export { FORMAT_VERSION } from './ladder.ts';
export {
  decodeEntries,
  decodePack,
  encodePack,
  isCounterRow,
  isRecordRow,
  isStepRow,
  openPack,
} from './decode-rows.ts';
export type { PackColumns } from './pack-columns.ts';
export { bucketOf, countedAs, homeOf, packKey, packRange, recount } from './packs.ts';
export type { Counters } from './packs.ts';
export { readingIn, readingRow } from './readings.ts';
export type { StoredReading } from './readings.ts';
export { changeIn, changeRow, isBirthKept, sealedIn } from './change-rows.ts';
export { DatabaseLost, PackReader } from './pack-reader.ts';
export type { FoundPack } from './pack-reader.ts';
export { rowsAfter, rowsInOrder, storedPacks } from './rows-after.ts';
export { encodeEntries } from './step-entries.ts';
