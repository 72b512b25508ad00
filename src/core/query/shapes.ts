import type { EntityId, TagId, AnalystId, DocumentId, Value } from '#core/model';

/** What is asked of annotations: terms, all of which must hold. None asks for everything. */
export interface AnnotationQuery {
  readonly terms: readonly QueryTerm[];
}

/** One thing asked; with `isNot`, that it be otherwise. */
export type QueryTerm = { readonly isNot: boolean } & (
  | {
      /**
       * In the passage, in the note, or in one of the value's words: its numbers and its date as they
       * are stored, its unit, what it counts and of what, its source, its certainty, and the names of
       * its actor. Compared as searches compare.
       */
      readonly kind: 'words';
      readonly text: string;
      /**
       * 'whole' where words begin and end with it; 'begun' where its last word may go on; 'anywhere'
       * holds no white space and no quotation marks.
       */
      readonly manner: 'anywhere' | 'whole' | 'begun';
    }
  | NamesTerm
  | SpanTerm
  | NumberTerm
  | { readonly kind: 'has'; readonly what: 'note' | 'value' | 'link' }
  /**
   * Without the value that its tag is for, not found in its text, or waiting for a look since it was
   * carried over to a newer version of it.
   */
  | { readonly kind: 'is'; readonly what: 'unresolved' | 'unplaced' | 'review' }
);

/**
 * Any of the names, compared as searches compare: a unit as a whole; all others as a whole where there
 * is any that is called so, and else the beginning of a tag's label, or a part of a document's
 * title, of an analyst's name and of an actor's names. `actor` is whom an annotation stands for, or who says its claim. A name that
 * nothing has finds nothing.
 */
export interface NamesTerm {
  readonly kind: NamedKind;
  readonly names: readonly string[];
}

export type NamedKind = 'tag' | 'document' | 'analyst' | 'actor' | 'unit';

/**
 * Dates that may lie in the span, or times that do. ISO 8601 days, both included; null where it is
 * open, which it is not at both ends. Days of times are those of UTC.
 */
export interface SpanTerm {
  readonly kind: 'date' | 'made' | 'changed';
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * Statistics whose stated number, or one between the two they state, lies in the span; null where it
 * is open, which it is not at both ends. "More than 40" states 40.
 */
export interface NumberTerm {
  readonly kind: 'number';
  readonly from: NumberBound | null;
  readonly to: NumberBound | null;
}

export interface NumberBound {
  /** Plain digits (core/values), exact. */
  readonly decimal: string;
  readonly isIncluded: boolean;
}

/** A part of the typed text that is passed over, in UTF-16 units, and why. */
export interface QueryProblem {
  readonly start: number;
  readonly end: number;
  readonly kind:
    | 'unknown-field'
    | 'not-a-date'
    | 'not-a-number'
    /** Nothing stands where something is to be looked for. */
    | 'empty'
    /** Nothing that an annotation has, or is. */
    | 'unknown-word'
    /** Told by `unknownNames` alone: the term is not passed over, and finds nothing. */
    | 'no-such-name';
  /** What stands there. */
  readonly text: string;
}

/** What the names in a query may stand for. */
export interface QueryNames {
  readonly tags: readonly { readonly id: TagId; readonly label: string }[];
  readonly documents: readonly { readonly id: DocumentId; readonly title: string }[];
  readonly analysts: readonly { readonly id: AnalystId; readonly name: string }[];
  readonly entities: readonly {
    readonly id: EntityId;
    readonly name: string;
    readonly aliases: readonly string[];
  }[];
}

/** An annotation as a query looks at it. One object may serve for many: members are read at once. */
export interface AskedAnnotation {
  readonly tag: TagId;
  readonly document: DocumentId;
  readonly analyst: AnalystId;
  readonly exact: string;
  readonly note: string;
  readonly value: Value | null;
  readonly links: number;
  readonly isPlaced: boolean;
  /** Its tag is for a kind of value, and it has none. */
  readonly isUnresolved: boolean;
  /** Carried over to a newer version of its text, and nobody has looked at it since. */
  readonly isToReview: boolean;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly changed: number;
}

/** What a term can be begun with, as it is told and printed: "tag:". */
export type QueryField =
  'tag' | 'in' | 'by' | 'actor' | 'unit' | 'date' | 'number' | 'made' | 'changed' | 'has' | 'is';

/** A way to go on with what is typed: `insert` takes the place of start to end, UTF-16 units. */
export interface QueryOffer {
  readonly start: number;
  readonly end: number;
  readonly insert: string;
  readonly field: QueryField;
  /** What is asked of the field, as it is called; null where the field alone is offered. */
  readonly name: string | null;
  /** Another name of the same, which what is typed is found in. */
  readonly alias: string | null;
  /** What is typed is the beginning of what is called so, and stands where only that can stand. */
  readonly isMeant: boolean;
}
