import {
  conflictsOf,
  isAlive,
  kindOf,
  replay,
  type Change,
  type Conflict,
  type RecordRef,
  type RecordState,
} from '#core/model';
import { byRecord } from './by-record.ts';

export interface MergeConflict {
  readonly record: RecordRef;
  readonly conflict: Conflict;
}

/**
 * The fields of each kind of record that people are asked about. What an import states of itself (a
 * file's name, an encoding, who made an annotation and when) is decided by the pick alone, and so
 * is a field of a newer program, which nothing here could tell.
 */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  annotation: ['alive', 'passage', 'tag', 'value', 'note'],
  tag: [
    'alive',
    'label',
    'kind',
    'definition',
    'whenToUse',
    'example',
    'colour',
    'line',
    'key',
    'parent',
    'retired',
    'mergedInto',
    'inverse',
  ],
  entity: ['alive', 'name', 'kind', 'aliases', 'sameAs', 'note', 'mergedInto'],
  relation: ['alive', 'type', 'note'],
  document: ['alive', 'title', 'authors', 'publisher', 'published', 'url', 'language', 'note'],
  decision: ['alive', 'outcome', 'note'],
  project: ['name', 'note'],
  analyst: ['name'],
};

/**
 * On what of a record people are at odds and are to be asked: nothing of one that is gone, since whoever
 * deleted it knew all that it said.
 */
export function openConflicts(state: RecordState): readonly Conflict[] {
  // Most records are as they were born, and every one that is stored is asked.
  if (state.live.length < 2 || !isAlive(state)) return [];
  const asked = ASKED[kindOf(state.record)] ?? [];
  return conflictsOf(state).filter(({ field }) => asked.includes(field));
}

/** Every conflict there is in a project's state, by record and field. */
export function allConflicts(
  states: ReadonlyMap<RecordRef, RecordState>,
): readonly MergeConflict[] {
  return [...states.keys()].sort().flatMap((record) => {
    const state = states.get(record);
    return state === undefined
      ? []
      : openConflicts(state).map((conflict) => ({ record, conflict }));
  });
}

/** The same of a set of changes. Of a record that one change speaks of there is none, so that most need no state. */
export function conflictsAmong(changes: Iterable<Change>): readonly MergeConflict[] {
  const several = [...byRecord(changes).values()].filter(({ length }) => length > 1);
  return allConflicts(replay(several.flat()));
}
