import type {
  AnnotationId,
  Change,
  DocumentId,
  EntityRecord,
  RelationId,
  TagEntry,
  TagId,
  TagKind,
  Value,
} from '#core/model';
import type { DocumentMetadata, TextRange } from '#core/text';
import type { StatedQuote } from '#core/anchoring';

/** What is written as JSON-LD, as plain records. */
export interface ExportProject {
  /** UUID. */
  readonly id: string;
  readonly name?: string;
  /** When the file is made: ISO 8601, UTC. Left out, equal projects make equal bytes at any time. */
  readonly generatedAt?: string;
  readonly software: { readonly name: string; readonly version: string };
  readonly documents: readonly ExportDocument[];
  readonly tags: readonly ExportTag[];
  readonly annotations: readonly ExportAnnotation[];
  readonly entities?: readonly ExportEntity[];
  readonly relations?: readonly ExportRelation[];
  readonly notes?: readonly ExportNote[];
  /** How all of it came to be, where that is asked for; in any order. */
  readonly history?: readonly Change[];
}

/** What was merged into another is not in files. */
export type ExportEntity = Omit<EntityRecord, 'mergedInto'>;

export interface ExportRelation {
  readonly id: RelationId;
  readonly from: AnnotationId;
  readonly to: AnnotationId;
  readonly fromDocument: DocumentId | null;
  readonly toDocument: DocumentId | null;
  /** One of the model's words, or a codebook entry's id; with its label as it reads. */
  readonly type: { readonly id: string; readonly label: string };
  readonly note: string;
  readonly creator: ExportCreator;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly modified: string;
}

/** Markdown on a document, or on the project as a whole where that is null. Never empty. */
export interface ExportNote {
  readonly document: DocumentId | null;
  readonly text: string;
  readonly creator: ExportCreator;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly modified: string;
}

export interface ExportCreator {
  readonly id?: string;
  readonly name: string;
}

export interface ExportDocument {
  readonly id: DocumentId;
  /** Canonical text. Needed only where a passage of it is placed. */
  readonly text: string;
  readonly metadata: DocumentMetadata;
}

/** A tag, with as much of its codebook entry as is to be told. */
export interface ExportTag extends Partial<Omit<TagEntry, 'id' | 'label' | 'kind' | 'mergedInto'>> {
  readonly id: TagId;
  readonly label: string;
  readonly kind: TagKind;
  /** Absolute IRI of a concept published elsewhere, written instead of the tag's own. */
  readonly iri?: string;
}

/**
 * Where an annotation's passage is: in UTF-16 offsets of its document's text, with its quote as
 * stored (described anew where left out), or nowhere yet, with the quote alone.
 */
export type ExportPassage =
  | (TextRange & { readonly kind: 'placed'; readonly quote?: StatedQuote })
  | { readonly kind: 'unplaced'; readonly quote: StatedQuote };

export interface ExportAnnotation {
  readonly id: AnnotationId;
  readonly document: DocumentId;
  readonly tag: TagId;
  readonly passage: ExportPassage;
  /** Empty for none. */
  readonly note: string;
  readonly noteFormat?: NoteFormat;
  readonly creator: ExportCreator;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly modified: string;
  /** What the passage stands for. */
  readonly value?: Value;
  /** What another program said it stands for, as it came: a node with an absolute IRI as `id`. */
  readonly node?: JsonLdNode;
}

export type NoteFormat = 'text/plain' | 'text/markdown';

export type JsonLdValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonLdValue[]
  | { readonly [key: string]: JsonLdValue };

export type JsonLdNode = { readonly id: string } & { readonly [key: string]: JsonLdValue };
