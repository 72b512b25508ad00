import type { Choice } from '#core/merge';
import type { AnalystId, AnnotationId, DocumentId, RecordRef, TagId } from '#core/model';

/** What people are at odds over, as it is shown and decided. */

export type { Choice } from '#core/merge';

/** Kept current; the list itself is asked for in pages. */
export interface ConflictsState {
  /** Fields over which people are at odds. */
  readonly count: number;
  /** Grows with each change of what `conflicts.page` and `conflicts.of` tell. */
  readonly revision: number;
  /** What was asked for last: a record's, or all; `serial` tells two equal asks apart. Null while none was. */
  readonly asked: { readonly record: RecordRef | null; readonly serial: number } | null;
}

/** Somebody who said one of the values, and when. */
export interface SaidBy {
  readonly analyst: AnalystId;
  readonly name: string;
  readonly isOwn: boolean;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** One of the values, or one of the things that can become of a record that was deleted. */
export interface ConflictSide {
  readonly kind: 'value' | 'keep' | 'delete';
  /** Decides the conflict so. */
  readonly choice: Choice;
  /** The value in words; of what is kept, what was written meanwhile. Empty for no value. */
  readonly text: string;
  /** Of a passage, what stands before it and after it. */
  readonly context: { readonly prefix: string; readonly suffix: string } | null;
  readonly by: readonly SaidBy[];
  /** It is what is shown until someone decides. */
  readonly isPicked: boolean;
}

/** One field of one record over which people are at odds. */
export interface ShownConflict {
  readonly record: RecordRef;
  readonly field: string;
  /** As `kindOf` says it. */
  readonly kind: string;
  /** In words: "tag", "note". */
  readonly fieldName: string;
  /** What names the record: a passage's words, a tag's label, an actor's name, a document's title. */
  readonly title: string;
  readonly document: { readonly id: DocumentId; readonly title: string } | null;
  /** Of an annotation, and of a link the passage that it starts from. */
  readonly annotation: {
    readonly id: AnnotationId;
    readonly tag: TagId;
    readonly prefix: string;
    readonly exact: string;
    readonly suffix: string;
  } | null;
  /** At least two; one's own first, then by name. */
  readonly sides: readonly ConflictSide[];
  /** Each can stand as an annotation of its own. */
  readonly canBeBoth: boolean;
  /** The texts can be united. */
  readonly canBeUnited: boolean;
}

export interface ConflictPage {
  readonly total: number;
  readonly conflicts: readonly ShownConflict[];
}

/** Whose values are taken for very many at once. */
export interface TakeFrom {
  readonly analyst: AnalystId;
}

export interface Conflicts {
  /** From a line up to another: by document and place, then all that lies in none. */
  page(from: number, to: number): Promise<ConflictPage>;
  /** The place of a field, or of a record's first, in the list; -1 where nobody is at odds over it. */
  lineOf(record: RecordRef, field?: string): Promise<number>;
  /** Over which fields of an annotation people are at odds. */
  of(id: AnnotationId): readonly string[];
  /** Who said something in any of them, with in how many. */
  people(): Promise<readonly (SaidBy & { readonly count: number })[]>;
  /** What others are called who have decided what was at odds till lately, the last first. */
  decidedBy(): Promise<readonly string[]>;
  /** Decides one. Whether it is done. */
  resolve(record: RecordRef, field: string, choice: Choice): Promise<boolean>;
  /** Decides each that somebody has a say in by what they say, as one step. How many those were. */
  resolveMany(take: TakeFrom): Promise<number>;
  /** Asks for the list to be shown, at a record's conflicts where one is named. */
  open(record?: RecordRef): void;
  /** Brings what it is about into view, where its document is the open one. */
  show(conflict: ShownConflict): void;
  /** Opens the document where it is another one. Whether there is something to be gone to. */
  goTo(conflict: ShownConflict): Promise<boolean>;
}
