import type { TextRange } from '#core/text';
import type {
  AnalystId,
  AnnotationId,
  DocumentId,
  EntityRecord,
  PassageTag,
  RecordRef,
  RelationId,
  Review,
  TagId,
  Value,
} from '#core/model';

/** Records as the panels and the reading surface see them. */

/** An annotation as the reading surface and the cards see it: placed in the open document's text. */
export interface Annotation extends TextRange {
  readonly id: AnnotationId;
  readonly document: DocumentId;
  readonly tag: TagId;
  /** The passage's text. */
  readonly exact: string;
  readonly note: string;
  /** What the passage stands for; null where nothing is said, or not of its tag's kind. */
  readonly value: Value | null;
  /** Name of who made it. */
  readonly creator: string;
  readonly creatorId: AnalystId;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly modified: string;
  /** How it was found in a newer version of its text, while nobody has looked at it since. */
  readonly review?: Review;
}

export type { Review };

/**
 * A codebook entry as shown, for passages. `colour` is the name of a colour token of the theme
 * ("claim" is --claim and --claim-bg). Merged tags are not shown: what they tagged counts as the
 * tag they were merged into, wherever an annotation's tag is told.
 */
export type Tag = Omit<PassageTag, 'mergedInto' | 'inverse'>;

/** A kind of link. */
export interface RelationType {
  /** A word of the model's, or the id of a codebook entry of kind 'relation'. */
  readonly id: string;
  /** How it reads from its start, "supports", and from its end, "supported by". */
  readonly label: string;
  readonly inverse: string;
  readonly definition: string;
  readonly isBuiltIn: boolean;
  readonly isRetired: boolean;
}

/** An actor, with everything that texts call it. */
export type Entity = Omit<EntityRecord, 'mergedInto'>;

/** An annotation in short, of any document: what a chip needs. */
export interface AnnotationSketch {
  readonly id: AnnotationId;
  readonly document: DocumentId;
  readonly tag: TagId;
  readonly exact: string;
  readonly value: Value | null;
}

/** A link as one of its ends sees it. */
export interface Link {
  readonly id: RelationId;
  readonly type: RelationType;
  /** 'out' where the asking annotation is its start: "supports"; 'in' where its end: "supported by". */
  readonly direction: 'out' | 'in';
  /** The other end; null until it has been looked up in its document. */
  readonly other: AnnotationSketch | null;
}

/** A link that waits for its other end. */
export interface Linking {
  readonly from: AnnotationSketch;
  /** Null until it is chosen. */
  readonly type: string | null;
}

/** What is stated of a document; empty where nothing is. */
export interface DocumentDetails {
  readonly title: string;
  readonly authors: readonly string[];
  readonly publisher: string;
  /** EDTF, level 0 or 1. */
  readonly published: string;
  readonly url: string;
}

/**
 * One uninterrupted editing of one field, such as the typing of a note: what is stored along the way is
 * one step, as long as nothing else is done between.
 */
export interface Editing {
  readonly editing: symbol;
}

/** One entry of a record's history: one change, of it or of a link it is an end of. */
export interface HistoryEntry {
  /** The change. */
  readonly id: string;
  readonly at: string;
  readonly analyst: string;
  readonly what:
    | 'create'
    | 'delete'
    | 'restore'
    | 'passage'
    | 'tag'
    | 'value'
    | 'note'
    | 'link'
    | 'unlink'
    | 'other';
  /** What was done, in the user's words: "Tagged as claim", "Note changed", "Edges moved". */
  readonly summary: string;
  /** What it says since, and said before: "“about 40” instead of “40”"; empty where there is no more. */
  readonly detail: string;
}

/** Something in the trash. */
export interface TrashItem {
  readonly record: RecordRef;
  /** The kind of record. */
  readonly kind: 'annotation' | 'tag' | 'entity' | 'relation' | 'document';
  /** Annotations only. */
  readonly sketch: AnnotationSketch | null;
  /** What names it: its passage, a tag's label, an actor's name, a document's title. */
  readonly label: string;
  /** Of the document an annotation, or the start of a link, lies in; empty for other records. */
  readonly documentTitle: string;
  /** Whether that document was taken from the corpus, so that restoring brings it back too. */
  readonly isDocumentGone: boolean;
  readonly deletedAt: string;
  readonly deletedBy: string;
}

/** What was deleted and is still gone, newest first, as far back as was asked for. */
export interface Trash {
  readonly items: readonly TrashItem[];
  /** There may be more, deleted earlier. */
  readonly isMore: boolean;
}

/** A stretch of work without a pause of more than half an hour. */
export interface Sitting {
  /** Times of its first change and its last. */
  readonly from: string;
  readonly to: string;
  readonly changes: number;
}

/** Numbers of records by kind; kinds without any are left out. */
export type RecordCounts = Readonly<Partial<Record<TrashItem['kind'] | 'project', number>>>;

/** What going back to a time would change. */
export interface RestorePreview {
  readonly at: string;
  /** Deleted since. */
  readonly restored: RecordCounts;
  /** Made since. */
  readonly removed: RecordCounts;
  /** There then and now, and changed since. */
  readonly changed: RecordCounts;
}
