import type { SharableFolder } from '#contract';

/** A project folder that the work is kept in step with. */

export type SharingState =
  /** @property offered folders that the person named at the start and that could be kept in step with */
  | { readonly kind: 'off'; readonly offered: readonly SharableFolder[] }
  | {
      readonly kind: 'on';
      /** Of the folder. */
      readonly name: string;
      readonly condition:
        | 'inStep'
        /** Something comes or goes. */
        | 'working'
        /** A file is there in part, as while it is being synced. */
        | 'waiting'
        | 'unreachable'
        | 'unwritable';
      /** What is to be said of the condition; null where nothing is. */
      readonly message: string | null;
      /** Files of the folder that are not read, a sentence each. */
      readonly problems: readonly string[];
    };

export interface Sharing {
  /** Has a folder chosen by the host's dialog, and begins. */
  choose(): Promise<void>;
  /**
   * Begins to keep in step: an empty folder becomes the project's; one that is a project is opened first,
   * as any project, and kept in step with once that is accepted.
   */
  begin(folder: SharableFolder): Promise<void>;
  /** Looks at the folder, or for folders that were offered, at once. */
  look(): Promise<void>;
  /** Keeps in step no more; nothing is taken away, here or there. */
  stop(): Promise<void>;
}
