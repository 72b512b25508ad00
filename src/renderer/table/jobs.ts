import type { AnnotationId, DocumentId } from '#core/model';
import type { PackKey } from '#renderer/database';
import type { Overview, TableAsk, TableLine, TableNames, TableStanding } from './shapes.ts';

/** What the thread is asked to do. `serial` tells its answers apart. */
export type Job =
  /** @param revision the last that was told: the standings go on from it */
  | { readonly kind: 'open'; readonly database: string; readonly revision: number }
  /** Only what is said otherwise than before. */
  | { readonly kind: 'names'; readonly names: Partial<TableNames> }
  | { readonly kind: 'stored'; readonly packs: readonly PackKey[] }
  | { readonly kind: 'ask'; readonly ask: TableAsk }
  /** @param revision of the standing by which the lines are meant */
  | {
      readonly kind: 'tick';
      readonly lines: readonly number[];
      readonly isOn: boolean;
      readonly revision: number;
    }
  | { readonly kind: 'tickAll'; readonly isOn: boolean }
  | { readonly kind: 'invertTicks' }
  | Question;

/** What is answered once. */
export type Question = { readonly serial: number } & (
  | { readonly kind: 'lines'; readonly from: number; readonly to: number }
  | { readonly kind: 'pickedRows'; readonly from: number; readonly to: number }
  | { readonly kind: 'lineOf'; readonly id: AnnotationId }
  | { readonly kind: 'picked' }
  | { readonly kind: 'overview' }
);

/** References to rows, as columns: very many cross between the threads. */
export interface PickedColumns {
  /** UUIDs, 36 characters each, one after another. */
  readonly ids: string;
  /** The documents that are named here, and of each row which of them it is. */
  readonly documents: readonly DocumentId[];
  readonly named: Uint32Array<ArrayBuffer>;
}

/** What the thread says. */
export type Answer =
  | { readonly kind: 'standing'; readonly standing: TableStanding }
  | { readonly kind: 'lines'; readonly serial: number; readonly lines: readonly TableLine[] }
  | { readonly kind: 'line'; readonly serial: number; readonly line: number | null }
  /** In several parts, none of which is long for the page's own thread. */
  | {
      readonly kind: 'picked';
      readonly serial: number;
      readonly part: PickedColumns;
      readonly isLast: boolean;
    }
  | { readonly kind: 'overview'; readonly serial: number; readonly overview: Overview }
  /** The database is not there any more, and nothing more is told. */
  | { readonly kind: 'lost' };
