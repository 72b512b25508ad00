/** Bringing sets of changes together: their union, and what it does before it is done. */
export { inFileOrder, uniteChanges } from './unite-changes.ts';
export { describeMerge, mergeRecord, sayAlike, tallyOf } from './describe-merge.ts';
export type { Effect } from './effect.ts';
export type { MergeDescription, RecordMerge, Tally } from './describe-merge.ts';
export { fieldInWords, fieldName } from './field-words.ts';
export type { FieldWords } from './field-words.ts';
export { allConflicts, conflictsAmong, openConflicts } from './conflicts.ts';
export type { MergeConflict } from './conflicts.ts';
export {
  documentOfBirth,
  isConflictOpen,
  resolution,
  twinsOf,
  uniteTexts,
  waysOf,
} from './resolving.ts';
export type { Choice, Statement } from './resolving.ts';
export { firstToSay } from './first-said.ts';
export { replaceSides, sidesOf, withoutOthers } from './standing-again.ts';
export type { Side, Succession } from './standing-again.ts';
