import type { Change } from './change.ts';
import type { RecordRef } from './ids.ts';
import { applyChange, unborn, type RecordState } from './record-state.ts';

/** The state of every record of a set of changes, in any order, with any repetition. */
export function replay(changes: Iterable<Change>): Map<RecordRef, RecordState> {
  const states = new Map<RecordRef, RecordState>();
  for (const change of changes) {
    const state = states.get(change.record) ?? unborn(change.record);
    states.set(change.record, applyChange(state, change));
  }
  return states;
}
