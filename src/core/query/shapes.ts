import type { EntityId, TagId, AnalystId, DocumentId, Value } from '#core/model';

/** What is asked of annotations: terms, all of which must hold. None asks for everything. */
export interface AnnotationQuery {
  readonly terms: readonly QueryTerm[];
}

/** One thing asked; with `isNot`, that it be otherwise. */
export type QueryTerm = { readonly isNot: boolean } &
  /** In the passage, the note or the value as it is printed; compared folded. */
  (
    | { readonly kind: 'words'; readonly text: string }
    /** Any of the names, compared folded; a name that nothing has finds nothing. */
    | {
        readonly kind: 'tag' | 'document' | 'analyst' | 'actor' | 'unit';
        readonly names: readonly string[];
      }
    /** Dates that may lie in the span. ISO 8601 days, both included; null where it is open. */
    | {
        readonly kind: 'date' | 'made' | 'changed';
        readonly from: string | null;
        readonly to: string | null;
      }
    /** Statistics whose number, or span of numbers, meets this one. Decimal texts. */
    | {
        readonly kind: 'number';
        readonly from: NumberBound | null;
        readonly to: NumberBound | null;
      }
    | { readonly kind: 'has'; readonly what: 'note' | 'value' | 'link' }
    /** Without the value that its tag is for, or not found in its text. */
    | { readonly kind: 'is'; readonly what: 'unresolved' | 'unplaced' }
  );

export interface NumberBound {
  readonly decimal: string;
  readonly isIncluded: boolean;
}

/** A part of the typed text that could not be read, in UTF-16 units; it is passed over. */
export interface QueryProblem {
  readonly start: number;
  readonly end: number;
  readonly kind: 'unknown-field' | 'not-a-date' | 'not-a-number' | 'empty' | 'unknown-word';
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
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly changed: number;
}

/** A way to go on with what is typed: `insert` takes the place of start to end, UTF-16 units. */
export interface QueryOffer {
  readonly start: number;
  readonly end: number;
  readonly insert: string;
  /** What it is for, as a key of the interface's words, or the name offered. */
  readonly kind: 'field' | 'name';
  readonly label: string;
}
