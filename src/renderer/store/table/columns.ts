import type { StoredColumns } from '#renderer/database';
import type { TableColumn } from '#renderer/table';
import type { Context } from '../context.ts';
import type { ColumnChoice } from './shapes.ts';

const LEAST = 44;
const MOST = 1_200;

/** All columns, as they are until somebody chooses. */
export const ownColumns: readonly ColumnChoice[] = (
  [
    ['tag', 104, true],
    ['passage', 220, true],
    ['value', 140, true],
    ['document', 160, true],
    ['note', 110, true],
    ['links', 56, true],
    ['published', 100, false],
    ['analyst', 110, false],
    ['made', 104, false],
    ['changed', 104, false],
  ] as const
).map(([column, width, isShown]) => ({ column, width, isShown }));

export const columnWidth = (width: number): number =>
  Math.round(Math.min(MOST, Math.max(LEAST, width)));

const asStored = (columns: readonly ColumnChoice[]): StoredColumns =>
  columns.map(({ column, width, isShown }) => [column, width, isShown]);

function readOne(stored: unknown): ColumnChoice | null {
  if (!Array.isArray(stored)) return null;
  const [column, width, isShown] = stored as readonly unknown[];
  const own = ownColumns.find((each) => each.column === column);
  if (own === undefined || typeof width !== 'number' || !Number.isFinite(width)) return null;
  return { column: own.column, width: columnWidth(width), isShown: isShown === true };
}

/**
 * What the row `tableColumns` of the table `meta` holds, decoded: a list of [column, width, is shown]
 * in their order. Each column is there once, those that nothing is said of last; one is always shown.
 */
export function readColumns(stored: unknown): readonly ColumnChoice[] {
  if (!Array.isArray(stored) || stored.length === 0) return ownColumns;
  const found = new Map<TableColumn, ColumnChoice>();
  for (const each of stored.slice(0, 100).map(readOne))
    if (each !== null && !found.has(each.column)) found.set(each.column, each);
  if (![...found.values()].some(({ isShown }) => isShown)) return ownColumns;
  const others = ownColumns.filter(({ column }) => !found.has(column));
  return [...found.values(), ...others.map((each) => ({ ...each, isShown: false }))];
}

/** The same as it is stored; nothing where nothing was chosen. */
export const readStoredColumns = (stored: unknown): StoredColumns =>
  Array.isArray(stored) && stored.length > 0 ? asStored(readColumns(stored)) : [];

/** Of this installation, not of the project, and of no undo. Null for what they are at first. */
export function setColumns(context: Context, columns: readonly ColumnChoice[] | null): void {
  const stored = columns === null ? [] : asStored(columns);
  context.state.setState({ tableColumns: readColumns(stored) });
  context.writer.enqueue({ changes: [], history: null, meta: { tableColumns: stored } });
}
