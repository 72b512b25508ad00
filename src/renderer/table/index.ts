/** All annotations of the project as rows: asked, sorted, grouped and counted in a thread. */
export { createTableThread, NOTHING_READ } from './table-thread.ts';
export type { TableThread, Told } from './table-thread.ts';
export type {
  Overview,
  RowRef,
  SortKey,
  TableAsk,
  TableColumn,
  TableGroup,
  TableGrouping,
  TableLine,
  TableNames,
  TableRow,
  TableStanding,
} from './shapes.ts';
