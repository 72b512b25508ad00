import type { AnnotationId, DocumentId, TagId } from '#core/model';
import type { TextRange } from '#core/text';
import type { Stretch, Verdict } from '#core/versions';
import type { Annotation } from '../shapes.ts';

/** Newer versions of texts, as the workbench finds them, looks at them and carries work over to them. */

/** A document of the corpus that is, by what it says, a version of another. */
export interface VersionTwin {
  readonly id: DocumentId;
  readonly title: string;
  /** How much of all that either says both say, 0 to 1. */
  readonly resemblance: number;
}

/** What would become of one annotation. */
export interface VersionPassage {
  readonly id: AnnotationId;
  readonly tag: TagId;
  readonly verdict: Verdict;
  readonly exact: string;
  /** Where it is in the older text; null where it has no place there. */
  readonly before: TextRange | null;
  /** Where it would be in the newer one; null for an orphan. */
  readonly after: TextRange | null;
}

/** A document with its text, as one side of two versions. */
export interface VersionSide {
  readonly id: DocumentId;
  readonly title: string;
  readonly text: string;
}

/** What carrying over would do. Nothing of it is written. */
export interface VersionLook {
  readonly older: VersionSide;
  readonly newer: VersionSide;
  readonly stretches: readonly Stretch[];
  /** By place in the older text; those without one last. */
  readonly passages: readonly VersionPassage[];
  readonly counts: Readonly<Record<Verdict, number>>;
  /** Whether it is known already that the one is the other's newer version. */
  readonly isKnown: boolean;
}

export type VersionsState =
  | { readonly kind: 'reading'; readonly done: number; readonly total: number }
  /** Which of these is the older version, or the newer one, is to be chosen. */
  | {
      readonly kind: 'choosing';
      readonly document: DocumentId;
      readonly title: string;
      readonly twins: readonly VersionTwin[];
    }
  | { readonly kind: 'look'; readonly look: VersionLook }
  | { readonly kind: 'carrying'; readonly look: VersionLook };

/** Told quietly: a document that came looks like a newer version of one that is there. */
export interface VersionOffer {
  readonly older: DocumentId;
  readonly olderTitle: string;
  readonly newer: DocumentId;
  readonly newerTitle: string;
}

/** A document in which annotations wait for a look. */
export interface VersionQueue {
  readonly document: DocumentId;
  readonly title: string;
  readonly count: number;
}

export interface Versions {
  /** Has a file chosen that is the newer version of a document of the corpus, and looks at it. */
  importNewer(older: DocumentId): Promise<void>;
  /** The same with a file that is known. */
  importFile(older: DocumentId, file: File): Promise<void>;
  /** Looks for documents of the corpus that are versions of one; `state.versions` says which. */
  findTwins(document: DocumentId): Promise<void>;
  /** Compares two documents, and says in `state.versions` what carrying over would do. */
  look(older: DocumentId, newer: DocumentId): Promise<void>;
  /** What is looked at, the other way round. */
  swap(): Promise<void>;
  /**
   * Carries the older document's annotations over to the newer one as one step, and opens that. Returns
   * how many; null where it was not done.
   */
  carryOver(): Promise<number | null>;
  /** Ends looking. Does nothing while it is being carried over. */
  cancel(): void;
  dismissOffer(): void;
  /** Annotations of the open document that wait for a look, by place; those without one last. */
  queue(): readonly Annotation[];
  /** The next document of the corpus, after the open one and then from its beginning, in which some do. */
  nextQueue(): Promise<VersionQueue | null>;
  /** What an annotation's words were in the older version; null where they are the same, or not known. */
  formerWords(id: AnnotationId): Promise<string | null>;
  /** They stay as they are placed, or not placed. */
  accept(ids: readonly AnnotationId[]): void;
  /** Puts one on the selection. Whether there was one. */
  placeOnSelection(id: AnnotationId): boolean;
  /** Takes its place away: its words are kept and listed, and nothing is drawn. */
  leaveUnplaced(id: AnnotationId): void;
}
