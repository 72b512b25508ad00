import type { Change, ChangeId } from '#core/model';
import type { Result } from '#contract';
import type { FileLayer } from '#main/services/files';

/** The part of the file layer that the journal needs. */
export type JournalFiles = Pick<
  FileLayer,
  'copyFile' | 'mkdir' | 'open' | 'readdir' | 'readFile' | 'rename' | 'unlink'
>;

/** How far a journal goes. */
export interface JournalMark {
  /** UUID; another one where a journal was begun anew. Null while nothing was ever written. */
  readonly journal: string | null;
  /** Number of the last record, counted from 1; 0 without any. */
  readonly last: number;
}

/** What a journal holds, to be compared. */
export interface JournalSum {
  readonly mark: JournalMark;
  readonly count: number;
  /** Thirty-two hexadecimal digits: core/model's IdSum. */
  readonly sum: string;
}

/** Records of a journal. */
export interface JournalPart {
  /** Changes in canonical JSON, one a line, each line ended. */
  readonly lines: string;
  /** Number of the last record that was read. */
  readonly last: number;
  /** Whether there are more after it. */
  readonly isEnd: boolean;
}

/** What was found to be damaged, and mended. */
export interface JournalDamage {
  /**
   * A record that was being written when the program ended, or one within; or files that were gone while
   * they were in use.
   */
  readonly kind: 'tail' | 'within' | 'gone';
  /** Names of the files or folders that hold what was there, in the journal's folder. */
  readonly kept: readonly string[];
  /**
   * When the last change before the damage was made, and the first after it: what was made between may
   * be missing from the journal. Null where there is none, or where its time cannot be read.
   */
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * All changes ever made with this installation, as files that are only added to: the archive beside
 * the working store. Methods may be called at any time; they take their turns.
 */
export interface Journal {
  /** How far it goes, once it is read and, where it was damaged, mended. */
  standing(): Promise<Result<JournalMark>>;
  /** What was mended since the program began. */
  damages(): readonly JournalDamage[];
  /** Done when the changes are on the disk. Calls made meanwhile are written together. */
  append(changes: readonly Change[]): Promise<Result<JournalMark>>;
  /** Records after a number, as many as make some megabytes. */
  read(after: number): Promise<Result<JournalPart>>;
  /** What it holds, each change once: how many, and the sum of their ids. */
  sum(): Promise<Result<JournalSum>>;
  /** Those of the ids that no record has. */
  missing(ids: readonly ChangeId[]): Promise<Result<readonly ChangeId[]>>;
  /** Reads everything, and mends what is damaged. The number of records. */
  verify(): Promise<Result<number>>;
  /** Lets what is under way end, and closes the files. */
  close(): Promise<void>;
}
