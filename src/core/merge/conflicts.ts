import { conflictsOf, type RecordRef, type RecordState } from '#core/model';
import type { MergeConflict } from './describe-merge.ts';

/** Every conflict there is in a project's state, by record and field. */
export function allConflicts(
  states: ReadonlyMap<RecordRef, RecordState>,
): readonly MergeConflict[] {
  return [...states.keys()].sort().flatMap((record) => {
    const state = states.get(record);
    return state === undefined ? [] : conflictsOf(state).map((conflict) => ({ record, conflict }));
  });
}
