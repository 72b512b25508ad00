import type {
  AnalystId,
  Change,
  ChangeId,
  DocumentId,
  Json,
  RecordRef,
  RecordState,
  ReplicaId,
  TagId,
} from '#core/model';
import type { PackColumns } from './pack-columns.ts';

/** The shapes of what the database holds. Every row is decoded on reading: decode-rows.ts. */

/**
 * Append-only: all that was ever done, and the source that everything else is made from. Beside the
 * change stand the members it is found by (change-rows.ts), only where they are needed: an index
 * holds the rows that have its member, and the many births pay for none.
 */
export interface ChangeRow extends Change {
  /** The record, where the history of one is to be found by it. */
  readonly of?: RecordRef;
  /** The document of an annotation that this change deletes. */
  readonly gone?: DocumentId;
}

/** Document of an annotation's passage, and the last two hex digits of its UUID. */
export type PackKey = readonly [document: DocumentId, bucket: number];

/**
 * Annotations packed: one row holds those of one document whose ids end alike, so that a document is
 * one range read of at most 256 rows however many annotations it has, and an edit rewrites one
 * small row.
 */
export interface PackRow {
  readonly document: DocumentId;
  readonly bucket: number;
  /** Those that are as they were born. */
  readonly columns: PackColumns;
  /** All others. */
  readonly states: readonly RecordState[];
  /** What was found here and could not be read: kept, told to the person, never dropped. */
  readonly damaged?: readonly unknown[];
}

/** Tags, documents, analysts, entities, relations. */
export interface RecordRow {
  readonly record: RecordRef;
  readonly state: RecordState;
}

/** A record on whose fields people are at odds. Derived: there is a row as long as they are. */
export interface ConflictRow {
  readonly record: RecordRef;
  /** The document an annotation belongs to; null for other records. */
  readonly home: DocumentId | null;
  /** By name; at least one. */
  readonly fields: readonly string[];
}

/** An annotation that lies in another document than its birth said. Derived, and rare. */
export interface MovedRow {
  readonly record: RecordRef;
  readonly home: DocumentId;
}

/** Annotations that are there, per tag. Kept as data: nothing ever counts all of them. */
export interface CounterRow {
  readonly document: DocumentId;
  readonly counts: readonly (readonly [TagId, number])[];
}

/** What one of several who are at odds over a field says. */
export interface StepSide {
  readonly value: Json;
  /** Of a delete: what its writer knew. */
  readonly covers?: readonly ChangeId[];
}

/** One field of one record that a step changed. */
export interface StepEntry {
  readonly record: RecordRef;
  /** The document an annotation belongs to; null for other records. */
  readonly home: DocumentId | null;
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
  /** All that was said, where people were at odds over the field before the step, or are after it. */
  readonly sidesBefore?: readonly StepSide[];
  readonly sidesAfter?: readonly StepSide[];
}

/** What one undo takes back. */
export interface StepRow {
  /** Place in the history, counted from 1. */
  readonly at: number;
  readonly label: string;
  /** StepEntry as JSON, see step-entries.ts: a start reads all steps, and takes apart none. */
  readonly entries: string;
}

/** Analyst and document. */
export type ReadingKey = readonly [analyst: AnalystId, document: DocumentId];

/**
 * What of one document one analyst has read, at this machine: of no change, no undo and no file. It
 * cannot be made anew from anything else, and losing it loses no work.
 */
export interface ReadingRow {
  readonly analyst: AnalystId;
  readonly document: DocumentId;
  /** Two a stretch that was read: start and end, UTF-16 units; in order, apart. */
  readonly read: Int32Array;
  /** Two a unit that was only begun: where it starts, and the milliseconds it was in view. */
  readonly begun: Int32Array;
  /** How much of the document there is to be read, in UTF-16 units. */
  readonly whole: number;
}

/** Keys that the person gave to commands; decoded by key-bindings.ts. */
export type StoredBindings = readonly (readonly [command: string, chords: readonly string[]])[];

/** Columns of the table of all annotations, in their order; decoded by table-columns.ts. */
export type StoredColumns = readonly (readonly [column: string, width: number, isShown: boolean])[];

/** How far the database and the host's journal are known to hold the same changes. */
export interface JournalMark {
  /** UUID of the journal. */
  readonly journal: string;
  /** Up to this record, what the journal holds is here too. */
  readonly last: number;
  /** Up to this number, what this installation made is in the journal. */
  readonly seq: number;
}

/** How far a database has come that is being brought what the journal holds. */
export interface BringingBack {
  /** UUID of the journal. */
  readonly journal: string;
  /** Up to this record, what the journal holds is here. */
  readonly last: number;
  /** The database was empty when it began, so that in the end both hold the same. */
  readonly isAll: boolean;
}

/** Facts about the database itself. */
export interface Meta {
  readonly formatVersion: number;
  readonly replica: ReplicaId;
  readonly analyst: AnalystId;
  readonly project: string;
  /** Sequence number of the replica's last change. */
  readonly seq: number;
  /** Steps up to this one are done; those after it are undone. */
  readonly undoneAt: number;
  readonly lastDocument: DocumentId | null;
  /** Null where nothing is known: then all is compared. */
  readonly journal: JournalMark | null;
  /** Null where nothing is being brought: it was never begun, or is done. */
  readonly bringingBack: BringingBack | null;
  /** There may be others' changes here that the journal lacks. */
  readonly isJournalBehind: boolean;
  readonly keyBindings: StoredBindings;
  readonly tableColumns: StoredColumns;
  /** Whether it is kept which passages were on screen long enough to have been read. */
  readonly isReadingLogged: boolean;
  /** Signs stand for all invisible marks; absent until somebody chooses. */
  readonly showsUnseenMarks?: boolean;
  /** Whose annotations are shown: 'everyone', 'mine', or the ids of those chosen. */
  readonly analystFilter: string | readonly string[];
}

export interface MetaRow {
  readonly key: keyof Meta;
  readonly value: Meta[keyof Meta];
}

export type ChangeKey = readonly [ReplicaId, number, ChangeId];
