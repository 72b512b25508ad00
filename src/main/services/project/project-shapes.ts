import type { Change } from '#core/model';
import type { PreparedDocument } from '#main/services/library';
import type { Members } from './members.ts';

/** A project as its file or folder holds it: read and verified, or about to be written. */
export interface ProjectContents {
  readonly project: ProjectIdentity;
  /** Each text once; in the form in which a library takes them. */
  readonly documents: readonly PreparedDocument[];
  /** Each change once, in the order of files: see `uniteChanges`. */
  readonly changes: readonly Change[];
}

export interface ProjectIdentity {
  /** UUID. */
  readonly id: string;
  /** Empty without one. */
  readonly name: string;
  /** What its obelus.json says beside that and this program does not know; written again as it is. */
  readonly more?: Members;
}
