import type { QueryNames, QueryProblem } from '#core/query';
import type {
  AnalystId,
  AnnotationId,
  DocumentId,
  EntityId,
  PassageKind,
  TagId,
  Value,
} from '#core/model';

/** What a row can be told by, sorted by and grouped by. */
export type TableColumn =
  | 'tag'
  | 'passage'
  | 'value'
  | 'document'
  | 'published'
  | 'analyst'
  | 'links'
  | 'note'
  | 'made'
  | 'changed';

/** What rows can stand in groups by. `month` is of the dates that values state. */
export type TableGrouping = 'tag' | 'document' | 'analyst' | 'actor' | 'month';

export interface SortKey {
  readonly by: TableColumn;
  readonly isDescending: boolean;
}

/** What is shown of all annotations, and how. */
export interface TableAsk {
  /** As it is typed (core/query). */
  readonly query: string;
  /** First of these first; then by document and place. */
  readonly sort: readonly SortKey[];
  readonly group: TableGrouping | null;
  /** Keys of groups whose rows are put away. */
  readonly folded: ReadonlySet<string>;
}

/** All that rows name, and what is said of it. Rows whose document or tag is not here are not shown. */
export interface TableNames extends QueryNames {
  readonly tags: readonly {
    readonly id: TagId;
    readonly label: string;
    readonly kind: PassageKind;
  }[];
  readonly documents: readonly {
    readonly id: DocumentId;
    readonly title: string;
    /** EDTF; empty where it is not known. */
    readonly published: string;
  }[];
  /** What was merged, and what it counts as: ids of tags and of entities. */
  readonly merged: readonly (readonly [from: TagId | EntityId, into: TagId | EntityId])[];
  /** Numbers of links, of annotations that have any. */
  readonly links: readonly (readonly [AnnotationId, number])[];
}

/** An annotation as a row. Its names are looked up where it is drawn. */
export interface TableRow {
  readonly kind: 'row';
  readonly id: AnnotationId;
  readonly document: DocumentId;
  readonly tag: TagId;
  readonly exact: string;
  readonly value: Value | null;
  readonly note: string;
  readonly analyst: AnalystId;
  readonly links: number;
  /** ISO 8601, UTC. */
  readonly made: string;
  readonly changed: string;
  readonly isTicked: boolean;
  readonly isUnresolved: boolean;
  readonly isPlaced: boolean;
  /** It came over from an older version of its text otherwise than exactly, and nobody has looked yet. */
  readonly isToReview: boolean;
}

/** The head of a group. */
export interface TableGroup {
  readonly kind: 'group';
  /** An id; "2021-03", or "2021" of dates stated only to the year; empty for what has none. */
  readonly key: string;
  readonly count: number;
  readonly ticked: number;
  readonly isFolded: boolean;
}

export type TableLine = TableRow | TableGroup;

/** How things stand; told anew with each change. */
export interface TableStanding {
  /** Grows with each change of what `lines` gives. */
  readonly revision: number;
  /** Documents read, of all; null when all are. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** Annotations there are, and how many of them are asked for. */
  readonly total: number;
  readonly matched: number;
  /** Rows and heads of groups. */
  readonly lines: number;
  /** Of those asked for. */
  readonly ticked: number;
  readonly problems: readonly QueryProblem[];
  /** Stored annotations that could not be read. */
  readonly damaged: number;
  /**
   * Why nothing more is told: the database was closed, deleted or taken over by a newer program, or
   * the thread died. Null while all is well; `open` starts afresh.
   */
  readonly failure: 'database' | 'thread' | null;
}

/** An annotation by what a command needs to find it. */
export interface RowRef {
  readonly id: AnnotationId;
  readonly document: DocumentId;
}

/** Numbers of the annotations asked for. */
export interface Overview {
  readonly total: number;
  readonly byTag: readonly (readonly [TagId, number])[];
  readonly byDocument: readonly (readonly [DocumentId, number])[];
  readonly byAnalyst: readonly (readonly [AnalystId, number])[];
  /** By the months in which the stated dates begin, "2021-03", in order. */
  readonly byMonth: readonly (readonly [month: string, count: number])[];
  /** Dates that are stated only to the year, by year. */
  readonly byYear: readonly (readonly [year: string, count: number])[];
  /** By document, most annotated first. */
  readonly matrix: readonly (readonly [DocumentId, TagId, number])[];
  /** Whom annotations stand for, and who says claims. */
  readonly byActor: readonly (readonly [EntityId, number])[];
  /** Of statistics; empty for those without one. */
  readonly byUnit: readonly (readonly [unit: string, count: number])[];
  /** Values that are dates; those in neither `byMonth` nor `byYear` begin at no stated year. */
  readonly dates: number;
}
