/** Bringing sets of changes together: their union, and what it does before it is done. */
export { inFileOrder, uniteChanges } from './unite-changes.ts';
export { describeMerge, tallyOf } from './describe-merge.ts';
export type {
  Effect,
  MergeConflict,
  MergeDescription,
  RecordEffect,
  Tally,
} from './describe-merge.ts';
export { allConflicts } from './conflicts.ts';
