import { timeOfId } from './names.ts';

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

/**
 * Which snapshots may go: all but the ten latest, the last one of each of seven days and of four weeks.
 *
 * @param ids the newest first
 */
export function toLetGo(ids: readonly string[]): readonly string[] {
  const kept = new Set([
    ...ids.slice(0, LATEST),
    ...lastOfEach(ids, dayOf, DAYS),
    ...lastOfEach(ids, weekOf, WEEKS),
  ]);
  return ids.filter((id) => !kept.has(id));
}
