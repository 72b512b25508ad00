import type { Change, DocumentId } from '#core/model';
import type { Result } from '#contract';
import type { PreparedDocument } from '#main/services/library';
import type { ProjectIdentity } from '#main/services/project';

/** How much of a file was read and verified: so many bytes, and their SHA-256. */
export interface Position {
  readonly bytes: number;
  readonly sha256: string;
}

/** By the names of files below the project's folder. */
export type Positions = ReadonlyMap<string, Position>;

/** Lines that came into the folder, in canonical JSON. */
export interface Arrival {
  /** Counts arrivals from 1. */
  readonly mark: number;
  readonly lines: string;
}

export type Condition =
  | { readonly kind: 'there' }
  /** A file is there in part, as while it is being synced. */
  | { readonly kind: 'waiting' }
  /** Nothing can be read there now; it is tried again. */
  | { readonly kind: 'unreachable'; readonly message: string }
  /** It can be read and not written; it is tried again. */
  | { readonly kind: 'unwritable'; readonly message: string };

/** What is known of the folder since it was last looked at. */
export interface FolderStatus {
  readonly project: ProjectIdentity | null;
  readonly condition: Condition;
  /** Files that are not read, a sentence each. */
  readonly problems: readonly string[];
  /** The mark of the last arrival; 0 without any. */
  readonly mark: number;
  /** How many changes of each installation there are. */
  readonly changes: ReadonlyMap<string, number>;
  /** Texts that are there with their records. */
  readonly documents: ReadonlySet<DocumentId>;
}

/** A project folder that others write to as well. Everything is done in turn. */
export interface SharedFolder {
  readonly path: string;
  /** Looks at what changed, where something may have; or at once. */
  look(isAsked?: boolean): Promise<FolderStatus>;
  /** The first arrival behind a mark; null without one. */
  next(after: number): Arrival | null;
  /** Lets go of arrivals up to a mark, which are kept elsewhere now; and says up to where files are. */
  taken(mark: number): Positions;
  document(id: DocumentId): Promise<Result<PreparedDocument>>;
  /** Adds what is not there yet. Nothing that is there is taken away, or written anew but for our file. */
  add(changes: readonly Change[], documents: readonly PreparedDocument[]): Promise<Result<null>>;
  close(): void;
}
