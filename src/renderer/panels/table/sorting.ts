import type { SortKey, TableColumn } from '#renderer/store';

/**
 * What a press on a heading makes of the order: up, then down, then as without it. With others, it
 * comes after those that are there, or changes where it stands.
 */
export function sortedBy(
  sort: readonly SortKey[],
  by: TableColumn,
  isWithOthers: boolean,
): readonly SortKey[] {
  const former = sort.find((key) => key.by === by);
  const next: SortKey | null =
    former === undefined
      ? { by, isDescending: false }
      : former.isDescending
        ? null
        : { by, isDescending: true };
  if (!isWithOthers) {
    const isAlone = sort.length === 1 && former !== undefined;
    const alone =
      isAlone || former === undefined ? next : { by, isDescending: former.isDescending };
    return alone === null ? [] : [alone];
  }
  if (former === undefined) return next === null ? sort : [...sort, next];
  return sort.flatMap((key) => (key.by === by ? (next ?? []) : key));
}
