import { formatDay } from '#renderer/words';
import type { Row } from './long-list.tsx';

/** Rows for items that are in the order of time, each under the heading of its day. */
export function dayRows<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  timeOf: (item: T) => string,
): readonly Row<T>[] {
  let day = '';
  return items.flatMap((item): readonly Row<T>[] => {
    const row: Row<T> = { kind: 'item', key: keyOf(item), item };
    const own = formatDay(timeOf(item));
    if (own === day) return [row];
    day = own;
    return [{ kind: 'heading', key: `day ${own}`, text: own }, row];
  });
}
