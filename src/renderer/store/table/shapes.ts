import type { RowRef, TableAsk, TableColumn, TableRow, TableStanding } from '#renderer/table';

/** The table of all annotations, while it is shown. */
export interface TableState {
  readonly ask: TableAsk;
  /** Grows with each asking for the panel, which then takes the keyboard. */
  readonly asked: number;
  readonly standing: TableStanding;
  /** The annotation that the keyboard stands on; null where that is the head of a group. */
  readonly current: RowRef | null;
}

/** A column of the table, as the person has it. */
export interface ColumnChoice {
  readonly column: TableColumn;
  /** Pixels; the passage takes what is left besides. */
  readonly width: number;
  readonly isShown: boolean;
}

/** Writes rows as text; the first call is for what stands at the head too. */
export type RowWriter = (rows: readonly TableRow[], isFirst: boolean) => string;
