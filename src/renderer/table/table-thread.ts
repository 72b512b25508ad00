import type { AnnotationId } from '#core/model';
import type { PackKey } from '#renderer/database';
import type { Overview, RowRef, TableAsk, TableLine, TableNames, TableStanding } from './shapes.ts';

/**
 * All annotations of the project, read and kept beside the page's own thread. It reads the
 * database and never writes it. What is asked before all is read is answered of what is.
 */
export interface TableThread {
  /** Starts reading, or goes on; does nothing while it runs. */
  open(database: string): void;
  names(names: TableNames): void;
  /** These packs were stored anew: they are read again. */
  stored(packs: readonly PackKey[]): void;
  ask(ask: TableAsk): void;
  /** The lines from an index on, as things stand when it is answered. */
  lines(from: number, to: number): Promise<readonly TableLine[]>;
  /** Where an annotation's line is; null where it is not shown. */
  lineOf(id: AnnotationId): Promise<number | null>;
  /** Ticks the rows of lines, and all rows of a group by its head. */
  tick(lines: readonly number[], isOn: boolean): void;
  tickAll(isOn: boolean): void;
  invertTicks(): void;
  /** Ticked rows that are asked for; all that are asked for where none is ticked. In their order. */
  picked(): Promise<readonly RowRef[]>;
  /** The same, as rows. */
  pickedRows(from: number, to: number): Promise<readonly TableLine[]>;
  overview(): Promise<Overview>;
  /** Ends the thread and frees what it keeps. */
  end(): void;
}

export type Told = (standing: TableStanding) => void;

export const createTableThread = (_told: Told): TableThread => {
  throw new Error('The table is not open.');
};
