import type { Change } from '#core/model';

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Of two changes, which stands first in files: by installation, as it counted them, then by id. */
export const inFileOrder = (a: Change, b: Change): number =>
  compare(a.replica, b.replica) || a.seq - b.seq || compare(a.id, b.id);

/**
 * All changes of several sets, each once, in one order that depends on nothing but which there are. So
 * the union is the same whoever brings it about, in whichever order and however often.
 */
export function uniteChanges(sets: readonly Iterable<Change>[]): readonly Change[] {
  const united = new Map<string, Change>();
  for (const changes of sets) for (const change of changes) united.set(change.id, change);
  return [...united.values()].sort(inFileOrder);
}
