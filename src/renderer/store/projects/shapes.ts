import type { AnalystId, DocumentId, RecordRef } from '#core/model';
import type { Effect } from '#core/merge';
import type { GivenProject } from '#contract';

/** Project files as the workbench opens and writes them. */

/** A project that the host gave out, or a file that the page holds. */
export type ProjectSource =
  | { readonly kind: 'given'; readonly project: GivenProject }
  | { readonly kind: 'file'; readonly file: File };

/**
 * What stands together in the preview, and is ticked or left out as one: what one analyst did to one
 * kind of record, with one effect. A record on which several worked stands in the group of whose doing
 * the effect is.
 */
export interface OpeningGroup {
  readonly key: string;
  /** As `kindOf` says it; of a project of which one field alone is another, that field behind it. */
  readonly kind: string;
  readonly effect: Exclude<Effect, 'same' | 'gone'>;
  readonly analyst: AnalystId;
  readonly analystName: string;
  /** Records. */
  readonly count: number;
  /** Of these, how many are left out. */
  readonly leftOut: number;
  /** Of these, how many are the work of whoever looks: made by them, whoever changes or deletes it now. */
  readonly yours: number;
}

/** A document of the project, with what would come to it. */
export interface OpeningDocument {
  readonly id: DocumentId;
  readonly title: string;
  readonly isNew: boolean;
  /** Annotations by what becomes of them. */
  readonly annotations: Readonly<Record<Exclude<Effect, 'same' | 'gone'>, number>>;
  /** It is left out, with all that is on it. */
  readonly isLeftOut: boolean;
  /**
   * The document of the workbench whose text is nearly the same: told, and treated as two until a person
   * says that one is the other's newer version. Where somebody has said so, here or in the project,
   * `version` tells which of them the one that comes is.
   */
  readonly like: {
    readonly id: DocumentId;
    readonly title: string;
    readonly version: 'newer' | 'older' | null;
  } | null;
}

/** What opening a project would do, counted. Nothing of it is written. */
export interface OpeningPreview {
  readonly projectName: string;
  /** Changes that would arrive. 0: all of it is here already. */
  readonly changes: number;
  /** Where all of it is here, what was done with it since. */
  readonly since: 'nothing' | 'changed' | 'deleted';
  readonly documents: readonly OpeningDocument[];
  readonly groups: readonly OpeningGroup[];
  /** On how many fields people would be at odds who are not now. */
  readonly conflicts: number;
  /** Records on which they would be, and how many of these are left out. */
  readonly atOdds: { readonly count: number; readonly leftOut: number };
  /** Over how many people are at odds now and would not be. */
  readonly settled: number;
}

/** One record of the preview, for a list under its group. */
export interface OpeningRecord {
  readonly record: RecordRef;
  readonly effect: OpeningGroup['effect'];
  readonly group: string;
  readonly analystName: string;
  readonly document: { readonly id: DocumentId; readonly title: string } | null;
  /** What it is called: a passage's words, a tag's label, an actor's name, a document's title. */
  readonly title: string;
  /** The tag of an annotation, as a label; else empty. */
  readonly tag: string;
  /** Fields that people would be at odds over. */
  readonly conflicts: readonly string[];
  /** Made by whoever looks. */
  readonly isYours: boolean;
  readonly isLeftOut: boolean;
}

/** Which records of the preview are asked for. */
export interface OpeningAsk {
  /** Only those of a group; null for all. */
  readonly group: string | null;
  /** Only those that would be in conflict. */
  readonly isConflict: boolean;
}

/** A project that is being opened, from reading its file to the last write. */
export type OpeningState =
  | {
      readonly kind: 'reading';
      readonly name: string;
      readonly done: number;
      readonly total: number;
    }
  /** Encrypted. `isWrong`: a passphrase was given, and it is another one. */
  | { readonly kind: 'locked'; readonly name: string; readonly isWrong: boolean }
  | { readonly kind: 'refused'; readonly name: string; readonly message: string }
  | {
      readonly kind: 'preview';
      readonly name: string;
      readonly preview: OpeningPreview;
      /** What lies in the folder and is not read, by its name below it; absent where nothing does. */
      readonly strays?: readonly string[];
    }
  | {
      readonly kind: 'writing';
      readonly name: string;
      readonly done: number;
      readonly total: number;
    };

/** How a project file is written. */
export interface SavingAsk {
  /** Documents, codebook and the project's name alone: for a colleague who is to annotate unprompted. */
  readonly isBlind: boolean;
  /** Encrypts the file; null without. */
  readonly passphrase: string | null;
}

/** Who follows the writing of a project file, and may end it. */
export interface SavingWatch {
  readonly tell: (done: number, total: number) => void;
  /** Ends the writing: nothing is left of it anywhere. */
  readonly signal: AbortSignal;
}

export interface ProjectFiles {
  /** Writes a project file, by the host's dialog or a download. Whether one was written. */
  save(ask: SavingAsk, watch?: SavingWatch): Promise<boolean>;
  /** Has a project chosen, by the host's dialog or the browser's, and reads it. */
  choose(kind: 'file' | 'folder'): Promise<void>;
  /** Reads a project and says in `state.opening` what opening it would do. */
  read(source: ProjectSource): Promise<void>;
  /** Reads a locked one once more. */
  unlock(passphrase: string): Promise<void>;
  /** Records of the preview, from a line up to another, in a steady order; with how many there are. */
  records(
    ask: OpeningAsk,
    from: number,
    to: number,
  ): Promise<{ readonly total: number; readonly records: readonly OpeningRecord[] }>;
  /**
   * Leaves out, or takes in again: everything, all that people would be at odds over, a group, a document
   * with all on it, or records.
   */
  leaveOut(
    what:
      | { readonly kind: 'all' }
      | { readonly kind: 'conflicts' }
      | { readonly kind: 'group'; readonly key: string }
      | { readonly kind: 'document'; readonly id: DocumentId }
      | { readonly kind: 'records'; readonly records: readonly RecordRef[] },
    isLeftOut: boolean,
  ): Promise<void>;
  /** Opens what is not left out, as one step that one undo takes back. Whether it is done. */
  accept(): Promise<boolean>;
  /** Ends reading or looking; nothing was written. Does nothing while it is being written. */
  cancel(): void;
}
