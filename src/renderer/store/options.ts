import type { HostApi, HostDescription, Result } from '#contract';
import { download, leaveLocked, pickFiles, savePngFile, saveTextFile } from '#renderer/host';
import { openMergingThread } from './merging/merging-thread.ts';

/** What the workbench takes from its surroundings. Everything has a default; tests put their own. */
export interface WorkbenchOptions {
  /** Name of the IndexedDB database. One page at a time may work on one. */
  readonly databaseName?: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly randomUuid?: () => string;
  readonly pickFiles?: (kind: 'files' | 'folder' | 'project') => Promise<readonly File[]>;
  readonly saveTextFile?: (
    host: HostApi,
    description: HostDescription,
    suggestedName: string,
    mediaType: string,
    text: string,
  ) => Promise<Result<{ readonly saved: boolean }>>;
  readonly savePngFile?: (
    host: HostApi,
    description: HostDescription,
    suggestedName: string,
    png: Blob,
  ) => Promise<Result<{ readonly saved: boolean }>>;
  /** The thread in which very many changes are worked on. */
  readonly openMergingThread?: () => Worker;
  /** Hands bytes to the person, where the shell has no dialog of its own. */
  readonly download?: (name: string, bytes: Blob) => void;
  /** Told how many of how many changes were brought, where a start has to bring very many. */
  readonly bringingBack?: (done: number, total: number) => void;
  /** Milliseconds a page waits for another that works on the same database to let go. */
  readonly lockPatience?: number;
  /** Milliseconds after a start before all that is stored is looked through. */
  readonly checkAfter?: number;
  /** Milliseconds between two looks at the room on the disk. */
  readonly diskEvery?: number;
  /** What is to be told of damage that was found before the start: a sentence each. */
  readonly found?: readonly string[];
  /** Has the page begin anew, at the passphrase. */
  readonly leaveLocked?: () => void;
}

export type Surroundings = Required<WorkbenchOptions>;

export const withDefaults = (options: WorkbenchOptions): Surroundings => ({
  databaseName: 'obelus',
  now: () => Date.now(),
  randomUuid: () => crypto.randomUUID(),
  pickFiles,
  saveTextFile,
  savePngFile,
  openMergingThread,
  download,
  bringingBack: () => undefined,
  lockPatience: 2_000,
  checkAfter: 8_000,
  diskEvery: 60_000,
  found: [],
  leaveLocked,
  ...options,
});
