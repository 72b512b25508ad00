import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';

/**
 * Which rows a virtual list draws: those near the view, and the active row wherever the list is
 * scrolled to, since `aria-activedescendant` and the focus need it in the page. `active` is an
 * index; none where it is outside of the list.
 */
export const rangeWith =
  (active: number) =>
  (range: Range): number[] => {
    const rows = defaultRangeExtractor(range);
    const [first] = rows;
    if (active < 0 || active >= range.count || rows.includes(active)) return rows;
    return first !== undefined && active < first ? [active, ...rows] : [...rows, active];
  };
