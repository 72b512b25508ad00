import type { DataPlace, Result, SnapshotSummary } from '#contract';
import type { RecordCounts } from '../shapes.ts';

/** All snapshots that the host keeps. */
export interface SnapshotList {
  /** The newest first. */
  readonly snapshots: readonly SnapshotSummary[];
  /** Names of files that were damaged, and kept aside. */
  readonly damaged: readonly string[];
  /** Why the last one could not be taken; null where it was. */
  readonly problem: string | null;
}

/** What restoring a snapshot would change. */
export interface SnapshotPreview {
  /** Deleted since. */
  readonly restored: RecordCounts;
  /** Made since. */
  readonly removed: RecordCounts;
  /** There then and now, and changed since. */
  readonly changed: RecordCounts;
  /** Changes that it holds and that were lost here: they come back, whatever else is done. */
  readonly lost: number;
}

/** What can be known of where the work lies. */
export interface AboutData {
  readonly database: {
    readonly name: string;
    /** What the browser says that all of this page's data takes; null where it does not. */
    readonly bytes: number | null;
    readonly changes: number;
  };
  readonly places: readonly DataPlace[];
  /** Whether places can be shown in the system's file manager. */
  readonly canShow: boolean;
  /** When all of it was last looked through; null while it never was. */
  readonly verified: { readonly at: string; readonly isWhole: boolean } | null;
  /** The newest; null without any. */
  readonly snapshot: SnapshotSummary | null;
  readonly snapshots: SnapshotList;
}

/** How far looking everything through has come. */
export interface VerifyProgress {
  readonly part: 'journal' | 'database' | 'texts' | 'snapshot';
  readonly done: number;
  readonly total: number;
}

/** What looking everything through came to. */
export interface Verification {
  /** Whether nothing was wrong; what was healed was wrong, too. */
  readonly isWhole: boolean;
  readonly changes: number;
  readonly texts: number;
  /** Whether there was a snapshot to be looked at. */
  readonly hadSnapshot: boolean;
  /** What was wrong, and what became of it, a sentence each. */
  readonly findings: readonly string[];
}

/** What was kept of the work beside it, and where all of it lies. */
export interface Snapshots {
  list(): Promise<Result<SnapshotList>>;
  /** Takes one now; null where nothing was done since the last. */
  take(): Promise<Result<SnapshotSummary | null>>;
  /** What `restore` would do; null where nothing would change. */
  preview(id: string, signal: AbortSignal): Promise<Result<SnapshotPreview | null>>;
  /**
   * Brings the project back to what a snapshot holds, by new changes that one undo takes back. Changes
   * that were lost here come back first, and stay. Texts stay in the library. Whether it was done.
   */
  restore(id: string): Promise<boolean>;
  about(): Promise<Result<AboutData>>;
  /**
   * Looks through the journal, the database, the texts and the newest snapshot, and heals what can be.
   * Refused where it could not be looked at.
   */
  verify(tell: (progress: VerifyProgress) => void): Promise<Result<Verification>>;
  /** Shows a folder in the system's file manager. */
  show(kind: DataPlace['kind']): Promise<void>;
}
