import { sayAlike } from '#core/merge';
import {
  applyChange,
  isAlive,
  kindOf,
  unborn,
  type RecordRef,
  type RecordState,
} from '#core/model';
import type { WorkbenchDatabase } from '#renderer/database';
import type { Arrivals } from './arrivals.ts';
import { isAnnotation, soughtFor, statesOfAnnotations, statesOfRecords } from './states.ts';
import type { OpeningPreview } from '../projects/shapes.ts';

/** What has become here of what a file holds, where all of it is here already. */

/** Of what is built in, and the project, there is a state without any change that says it is there. */
const isGone = (state: RecordState): boolean => !isAlive(state) && state.live.length > 0;

/** @returns whether anything was deleted, or undone, since; or else said otherwise */
export async function sinceThen(
  database: WorkbenchDatabase,
  arrivals: Arrivals,
): Promise<OpeningPreview['since']> {
  // Whoever has done nothing besides has changed nothing.
  if ((await database.changes.count()) <= arrivals.size) return 'nothing';
  const records = [...arrivals.records];
  const others = records.map(([record]) => record).filter((record) => !isAnnotation(record));
  const sought = records
    .filter(([record]) => isAnnotation(record))
    .map(([record, changes]) => soughtFor(record, changes, true));
  const here = new Map<RecordRef, RecordState>([
    ...(await statesOfRecords(database, others)),
    ...(await statesOfAnnotations(database, sought)),
  ]);
  let isChanged = false;
  for (const [record, changes] of records) {
    const there = changes.reduce(applyChange, unborn(record));
    const now = here.get(record);
    if (now === undefined || kindOf(record) === 'analyst' || isGone(there)) continue;
    if (isGone(now)) return 'deleted';
    isChanged ||= !sayAlike(now, there, changes);
  }
  return isChanged ? 'changed' : 'nothing';
}
