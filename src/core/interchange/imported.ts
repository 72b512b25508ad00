import type { AnnotationId, TagKind } from '#core/model';
import type { PassageSelectors } from '#core/anchoring';
import type { DocumentMetadata } from '#core/text';
import type { JsonLdNode, NoteFormat } from './export-project.ts';

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
  readonly value: JsonLdNode | null;
}

/** A tag as a file states it, by concept, by label or by both. */
export interface ImportedTag {
  readonly iri: string | null;
  readonly label: string;
  /** Where the file's codebook or the label tells it: "Claims" is a claim. */
  readonly kind: TagKind | null;
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
