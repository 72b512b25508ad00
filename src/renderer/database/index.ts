/** What lies on the disk of the browser: the tables, their rows, and their versions. */
export { inTransaction, openDatabase, reopenDatabase } from './database.ts';
export type { WorkbenchDatabase } from './database.ts';
export type {
  ChangeKey,
  ChangeRow,
  CounterRow,
  Meta,
  MetaRow,
  PackKey,
  PackRow,
  RecordRow,
  StepEntry,
  StepRow,
  StoredBindings,
} from './rows.ts';
export { FORMAT_VERSION } from './ladder.ts';
export {
  decodeEntries,
  decodePack,
  encodePack,
  isCounterRow,
  isRecordRow,
  isStepRow,
} from './decode-rows.ts';
export { bucketOf, countedAs, homeOf, packKey, packRange, recount } from './packs.ts';
export type { Counters } from './packs.ts';
export { changeIn, changeRow, isBirthKept, sealedIn } from './change-rows.ts';
