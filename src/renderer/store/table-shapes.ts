import type { RowRef, TableAsk, TableStanding } from '#renderer/table';

/** The table of all annotations, while it is shown. */
export interface TableState {
  readonly ask: TableAsk;
  /** Grows with each asking for the panel, which then takes the keyboard. */
  readonly asked: number;
  readonly standing: TableStanding;
  /** The annotation that the keyboard stands on; null where that is the head of a group. */
  readonly current: RowRef | null;
}
