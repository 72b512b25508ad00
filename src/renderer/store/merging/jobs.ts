import type { AnalystId, Change, DocumentId, RecordRef, ReplicaId } from '#core/model';
import type { Meta, PackKey } from '#renderer/database';
import type { Checked } from '../storing/checking-database.ts';
import type { HistoryWrite } from '../storing/materialise.ts';
import type {
  OpeningDocument,
  OpeningAsk,
  OpeningPreview,
  OpeningRecord,
} from '../projects/shapes.ts';

/** What the thread that works on very many changes is asked, and what it says. */

/** Whose workbench it is. */
export interface Owner {
  readonly databaseName: string;
  /** UUID of the project. */
  readonly project: string;
  readonly analyst: AnalystId;
  readonly replica: ReplicaId;
}

/** Where changes come from: that decides which of them are taken. */
export type Origin =
  /** A project, whose texts come with it. */
  | { readonly kind: 'project'; readonly id: string; readonly name: string }
  /** A history in a JSON-LD file: documents come with their text or not at all. */
  | { readonly kind: 'history' }
  /** The host's journal: all that was ever here. It is no step. */
  | { readonly kind: 'journal' };

/** What is left out, or taken in again. */
export type LeavingOut =
  | { readonly kind: 'all' }
  | { readonly kind: 'conflicts' }
  | { readonly kind: 'group'; readonly key: string }
  | { readonly kind: 'document'; readonly id: DocumentId }
  | { readonly kind: 'records'; readonly records: readonly RecordRef[] };

/** What the step of an opening needs of the page, which keeps the history of steps. */
export interface StepPlace {
  readonly at: number;
  readonly label: string;
  readonly dropped: readonly number[];
}

/** How the page signs what the thread writes in its name. */
export interface Signature {
  readonly analyst: AnalystId;
  readonly replica: ReplicaId;
  /** Of the last change before. */
  readonly seq: number;
  readonly at: string;
}

/** What was stored, for the page to take over. */
export interface Arrival {
  /** Packs of annotations that were written anew. */
  readonly packs: readonly PackKey[];
  /** Annotations that are there now and were not before. */
  readonly added: number;
}

/** What undoing, or redoing, a step came to. */
export interface Taken {
  readonly packs: readonly PackKey[];
  /** Documents that came back or went. */
  readonly documents: readonly DocumentId[];
  /** Annotations in documents, as many as are looked for when it is shown. */
  readonly records: readonly RecordRef[];
  /** Where these annotations were. */
  readonly homes: readonly DocumentId[];
}

/** A document of the workbench that is nearly the same as one that comes. */
export type Twin = Pick<NonNullable<OpeningDocument['like']>, 'id' | 'title'>;

/** What the journal holds after a record, more or less of it. */
export interface PulledPart {
  /** Changes in canonical JSON, one a line. */
  readonly text: string;
  /** How far the database has come once it is stored; null where that is not to be kept. */
  readonly come: Meta['bringingBack'];
}

/** Each question with what is said to it. */
export interface Questions {
  begin: { readonly ask: Owner; readonly answer: null };
  /** Changes as lines of JSON; refused where one is none. Answered by how many there are by now. */
  lines: { readonly ask: { readonly text: string }; readonly answer: number };
  changes: { readonly ask: { readonly changes: readonly Change[] }; readonly answer: number };
  /** Works out what would come; `texts` are those that the project holds. */
  prepare: {
    readonly ask: { readonly origin: Origin; readonly texts: readonly DocumentId[] };
    readonly answer: OpeningPreview;
  };
  records: {
    readonly ask: { readonly ask: OpeningAsk; readonly from: number; readonly to: number };
    readonly answer: { readonly total: number; readonly records: readonly OpeningRecord[] };
  };
  leaveOut: {
    readonly ask: { readonly what: LeavingOut; readonly isLeftOut: boolean };
    readonly answer: OpeningPreview;
  };
  /** Tells of a document that comes which one of the workbench says nearly the same. */
  like: {
    readonly ask: { readonly id: DocumentId; readonly like: Twin };
    readonly answer: OpeningPreview;
  };
  /** Texts that are to be taken into the library before anything is stored. */
  wantedTexts: { readonly ask: null; readonly answer: readonly DocumentId[] };
  /** How many changes would be stored, and the highest number of our own among them. */
  taking: {
    readonly ask: null;
    readonly answer: { readonly changes: number; readonly seq: number };
  };
  store: {
    readonly ask: { readonly step: StepPlace | null; readonly sign: Signature };
    readonly answer: Arrival;
  };
  /** Stores very many changes of the journal, part by part. How many of these the database lacked. */
  pulled: { readonly ask: PulledPart; readonly answer: number };
  /** Takes a step back, or does it again. */
  take: {
    readonly ask: {
      readonly step: number;
      readonly direction: 'before' | 'after';
      readonly sign: Signature;
      readonly history: HistoryWrite;
    };
    readonly answer: Taken;
  };
  /** Begins to gather all changes; `extra` are those not stored yet. */
  gather: {
    readonly ask: {
      readonly extra: readonly Change[];
      readonly blind: readonly RecordRef[] | null;
    };
    readonly answer: number;
  };
  /** Looks through all that the database holds. */
  check: { readonly ask: null; readonly answer: Checked };
  /** More of them as lines; null where there are no more. */
  gathered: { readonly ask: null; readonly answer: string | null };
}

export type QuestionKind = keyof Questions;

export type MergingJob = {
  [K in QuestionKind]: {
    readonly kind: K;
    readonly serial: number;
    readonly ask: Questions[K]['ask'];
  };
}[QuestionKind];

export type MergingNews =
  | { readonly kind: 'answer'; readonly serial: number; readonly answer: unknown }
  /** What was asked cannot be done, in the person's words where `isSaid`. */
  | {
      readonly kind: 'refused';
      readonly serial: number;
      readonly message: string;
      readonly isSaid: boolean;
    }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number };
