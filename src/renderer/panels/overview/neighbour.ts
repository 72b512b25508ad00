import type { Mark } from './figure.ts';

const PAGE = 10;

type Step = (marks: readonly Mark[], at: number) => number;

const inRow = (marks: readonly Mark[], row: number): readonly number[] =>
  marks.flatMap((mark, index) => (mark.row === row ? [index] : []));

/** The mark of some other row that stands nearest to a column; rows may lack marks there. */
function nearest(marks: readonly Mark[], row: number, column: number): number {
  return inRow(marks, row).reduce((best, index) => {
    const far = (each: number): number => Math.abs((marks[each]?.column ?? 0) - column);
    return best === -1 || far(index) < far(best) ? index : best;
  }, -1);
}

/** So many rows on, or back; the last one there is where there are fewer. */
const rowsOn =
  (steps: number): Step =>
  (marks, at) => {
    const here = marks[at];
    if (here === undefined) return at;
    const rows = [...new Set(marks.map(({ row }) => row))].sort((a, b) => a - b);
    const goal = Math.max(0, Math.min(rows.length - 1, rows.indexOf(here.row) + steps));
    return goal === rows.indexOf(here.row) ? at : nearest(marks, rows[goal] ?? 0, here.column);
  };

/** To the next mark in the order of reading. */
const on =
  (steps: 1 | -1): Step =>
  (marks, at) =>
    Math.max(0, Math.min(marks.length - 1, at + steps));

const end =
  (side: 0 | -1): Step =>
  (marks, at) => {
    const row = inRow(marks, marks[at]?.row ?? 0);
    // A row of one is a bar: then the ends are those of all bars.
    return row.length > 1 ? (row.at(side) ?? at) : side === 0 ? 0 : marks.length - 1;
  };

const steps: Readonly<Record<string, Step>> = {
  ArrowRight: on(1),
  ArrowLeft: on(-1),
  ArrowDown: rowsOn(1),
  ArrowUp: rowsOn(-1),
  PageDown: rowsOn(PAGE),
  PageUp: rowsOn(-PAGE),
  Home: end(0),
  End: end(-1),
};

/** Which of the marks a key leads to from one of them; null for a key that moves nothing. */
export function neighbour(
  marks: readonly Mark[],
  at: number,
  { key, isAll }: { readonly key: string; readonly isAll: boolean },
): number | null {
  if (isAll) return key === 'Home' ? 0 : key === 'End' ? marks.length - 1 : null;
  return steps[key]?.(marks, at) ?? null;
}
