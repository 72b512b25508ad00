import { timeOfId } from './names.ts';
import type { Snapshot } from './shapes.ts';

/** How many of each are kept. Days and weeks are those in which any was taken, in UTC. */
const LATEST = 10;
const DAYS = 7;
const WEEKS = 4;

const DAY = 86_400_000;

const dayOf = (id: string): number => Math.floor(Date.parse(timeOfId(id)) / DAY);
/** From Monday to Sunday: 1 January 1970 was a Thursday. */
const weekOf = (id: string): number => Math.floor((dayOf(id) + 3) / 7);

/** The last of each of the latest spans. */
function lastOfEach(
  ids: readonly string[],
  spanOf: (id: string) => number,
  most: number,
): readonly string[] {
  const last = new Map<number, string>();
  for (const id of ids) if (!last.has(spanOf(id))) last.set(spanOf(id), id);
  return [...last.values()].slice(0, most);
}

/** What has to be known of a snapshot. */
export type Rotated = Pick<Snapshot, 'id' | 'journal' | 'changes' | 'holds'>;

/**
 * Of each journal the snapshot that holds most. A journal is only added to; another one was begun where that
 * was lost, and may hold less.
 *
 * @param snapshots the newest first
 */
export function fullest<T extends Rotated>(snapshots: readonly T[]): readonly T[] {
  const found = new Map<string, T>();
  for (const each of snapshots) {
    const most = found.get(each.journal);
    if (most === undefined || each.changes > most.changes) found.set(each.journal, each);
  }
  return [...found.values()];
}

/** The fullest of each journal of which no newer snapshot, of another journal, holds all. */
const irreplaceable = (snapshots: readonly Rotated[]): readonly string[] =>
  fullest(snapshots).flatMap(({ id, journal }) =>
    snapshots.some((newer) => newer.id > id && newer.holds?.includes(journal) === true) ? [] : [id],
  );

/**
 * Which snapshots may go: all but the ten latest, the last one of each of seven days and of four weeks, and
 * those that hold what no newer one does. So work that was lost is never let go of for what came after it,
 * however little that is.
 *
 * @param snapshots the newest first
 */
export function toLetGo(snapshots: readonly Rotated[]): readonly string[] {
  const ids = snapshots.map(({ id }) => id);
  const kept = new Set([
    ...ids.slice(0, LATEST),
    ...lastOfEach(ids, dayOf, DAYS),
    ...lastOfEach(ids, weekOf, WEEKS),
    ...irreplaceable(snapshots),
  ]);
  return ids.filter((id) => !kept.has(id));
}
