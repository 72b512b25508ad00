import type { AnnotationId, Change, Certainty, RelationId, TagKind } from '#core/model';
import type { DateValue, StatisticValue } from '#core/values';
import type { PassageSelectors } from '#core/anchoring';
import type { DocumentMetadata } from '#core/text';
import type { StatedEntry } from './codebook/shapes.ts';
import type { ExportEntity, JsonLdNode, NoteFormat } from './export-project.ts';

/** An annotation of a file, decoded, not yet placed. One passage, one tag. */
export interface ImportedAnnotation {
  /** Its own UUID, or one that its origin always leads to: reading a file twice gives it twice. */
  readonly id: AnnotationId;
  /** Its identifier in the file where that is no UUID. A text: nothing says that it can be opened. */
  readonly origin: string | null;
  /** How sentences name it: "annotation 3 (urn:uuid:…)". */
  readonly name: string;
  /** Key of its document among the file's. */
  readonly document: string;
  /** Null where it has none, as a mere highlight. */
  readonly tag: ImportedTag | null;
  readonly selectors: PassageSelectors;
  /** Empty for none. */
  readonly note: string;
  readonly noteFormat: NoteFormat;
  readonly creator: { readonly iri: string | null; readonly name: string } | null;
  /** As `Date.prototype.toISOString` writes; null where the file states none that can be read. */
  readonly created: string | null;
  readonly modified: string | null;
  readonly value: ImportedValue | null;
  /** What it stands for in terms that are not understood: kept as it came. */
  readonly node: JsonLdNode | null;
}

/** A value whose actors are named by their identifiers in the file. */
export type ImportedValue =
  | DateValue
  | StatisticValue
  | { readonly kind: 'actor'; readonly entity: string }
  | {
      readonly kind: 'claim';
      readonly saidBy?: string;
      readonly certainty?: Certainty;
      readonly source?: string;
    };

/** An actor as a file states it, under its identifier there. */
export interface ImportedEntity extends Omit<ExportEntity, 'id'> {
  readonly iri: string;
}

/** A link as a file states it. Its ends are identifiers of annotations, `urn:uuid:…`. */
export interface ImportedRelation {
  readonly id: RelationId;
  readonly from: string;
  readonly to: string;
  /** SHA-256 of the text that each end is in, where the file says. */
  readonly fromDocument: string | null;
  readonly toDocument: string | null;
  /** One of the model's words, or a UUID. */
  readonly type: string;
  /** Empty where the file gives none. */
  readonly typeLabel: string;
  readonly note: string;
}

/** What a file says of a document as a whole, or of all that it holds. */
export interface ImportedNote {
  /** How sentences name it: "annotation 3 (urn:uuid:…)". */
  readonly name: string;
  /** Key of its document among the file's; null where it is about the collection. */
  readonly document: string | null;
  /** Markdown; never empty. */
  readonly text: string;
}

/** A tag as a file states it, by concept, by label or by both. */
export interface ImportedTag {
  readonly iri: string | null;
  readonly label: string;
  /** Where the file's codebook or the label tells it: "Claims" is a claim. */
  readonly kind: TagKind | null;
  /** What the file's codebook says of it besides, where it has one. */
  readonly entry?: StatedEntry;
}

/** What a file says of a document it annotates. */
export interface ImportedDocument {
  /** Its identifier in the file; empty where the file names none. */
  readonly key: string;
  /** Of its canonical text. */
  readonly sha256: string | null;
  readonly metadata: Partial<DocumentMetadata>;
}

export interface ImportedFile {
  readonly annotations: readonly ImportedAnnotation[];
  readonly documents: ReadonlyMap<string, ImportedDocument>;
  /** The file's codebook, or else the tags that its annotations name. */
  readonly tags: readonly ImportedTag[];
  /** By identifier. */
  readonly entities: ReadonlyMap<string, ImportedEntity>;
  readonly relations: readonly ImportedRelation[];
  readonly notes: readonly ImportedNote[];
  /** The changes that made it, each verified, where the file holds them. */
  readonly history: readonly Change[];
  /** What was not read: a sentence each. */
  readonly refused: readonly string[];
  /** What is worth knowing: a sentence each. */
  readonly remarks: readonly string[];
}

export interface ReadLimits {
  /** UTF-16 code units of the file. */
  readonly longest: number;
  readonly deepest: number;
  readonly mostAnnotations: number;
}
