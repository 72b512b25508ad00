import type { StoreApi } from 'zustand/vanilla';
import type { HostApi, HostDescription } from '#contract';
import {
  readAnalystName,
  unborn,
  type AnalystId,
  type AnnotationId,
  type DocumentId,
  type RecordRef,
  type RecordState,
  type ReplicaId,
} from '#core/model';
import type { Counters, PackKey, WorkbenchDatabase } from '#renderer/database';
import type { CellIndex } from './records/annotation-index.ts';
import type { ConflictIndex } from './conflicts/conflict-index.ts';
import type { EntityIndex } from './records/entity-index.ts';
import type { History } from './steps/history.ts';
import type { LinkIndex } from './records/link-index.ts';
import type { JournalKeeper } from './journal/journaling.ts';
import type { HomedChange } from './storing/materialise.ts';
import type { Surroundings } from './options.ts';
import type { TagIndex } from './records/tag-index.ts';
import type { TextOfDocument } from './records/text-of-document.ts';
import type { Annotation } from './shapes.ts';
import type { WorkbenchState } from './workbench.ts';
import type { Writer } from './storing/writer.ts';

/** The open document with its annotations' states, as the commands work on it. */
export interface LoadedDocument extends TextOfDocument {
  readonly id: DocumentId;
  readonly states: Map<RecordRef, RecordState>;
  readonly annotations: CellIndex;
  readonly unplaced: Map<AnnotationId, Annotation>;
  /** Of analysts whose work is not shown. */
  readonly outOfSight: Map<
    AnnotationId,
    { readonly annotation: Annotation; readonly isPlaced: boolean }
  >;
}

/** Who writes, and how far the replica has counted. */
export interface Identity {
  /** UUID of the project; the smaller of two from when one of another id is opened. */
  project: string;
  readonly replica: ReplicaId;
  readonly analyst: AnalystId;
  seq: number;
}

/** What every command works with. One a workbench. */
export interface Context {
  readonly host: HostApi;
  readonly description: HostDescription;
  readonly surroundings: Surroundings;
  readonly database: WorkbenchDatabase;
  readonly writer: Writer;
  readonly journal: Pick<JournalKeeper, 'caughtUp' | 'compareAll' | 'isAsItWas' | 'storedBeside'>;
  readonly state: StoreApi<WorkbenchState>;
  readonly identity: Identity;
  readonly history: History;
  /** Every record but annotations, deleted ones too. */
  readonly records: Map<RecordRef, RecordState>;
  /** By the tags that annotations name, merged or not. */
  readonly counters: Counters;
  readonly tagIndex: TagIndex;
  readonly entityIndex: EntityIndex;
  readonly linkIndex: LinkIndex;
  readonly conflictIndex: ConflictIndex;
  /** Told of each change as it is made. */
  readonly watchers: Set<(change: HomedChange) => void>;
  /** Told of what a thread has stored, once the page has taken it over: packs of annotations. */
  readonly arrivalWatchers: Set<(packs: readonly PackKey[]) => void>;
  /** Grows with each such arrival: what was read before it is read anew. */
  arrivals: number;
  loaded: LoadedDocument | null;
  isClosed: boolean;
}

/** What an analyst is called by their record alone. What others may be called, too: `shownAnalyst`. */
export const nameOfAnalyst = (context: Context, analyst: AnalystId): string =>
  readAnalystName(context.records.get(`analyst/${analyst}`) ?? unborn(`analyst/${analyst}`));

/** The time as records hold it. */
export const timeNow = (context: Context): string =>
  new Date(context.surroundings.now()).toISOString();
