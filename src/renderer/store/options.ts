import type { HostApi, HostDescription, Result } from '#contract';
import { pickFiles, saveTextFile } from '#renderer/host';

/** What the workbench takes from its surroundings. Everything has a default; tests put their own. */
export interface WorkbenchOptions {
  /** Name of the IndexedDB database. One page at a time may work on one. */
  readonly databaseName?: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly randomUuid?: () => string;
  readonly pickFiles?: (kind: 'files' | 'folder') => Promise<readonly File[]>;
  readonly saveTextFile?: (
    host: HostApi,
    description: HostDescription,
    suggestedName: string,
    mediaType: string,
    text: string,
  ) => Promise<Result<{ readonly saved: boolean }>>;
  /** Milliseconds a page waits for another that works on the same database to let go. */
  readonly lockPatience?: number;
  /** Whether the page was reloaded: what the program was opened with has been shown before. */
  readonly isReload?: boolean;
}

export type Surroundings = Required<WorkbenchOptions>;

const isReload = (): boolean =>
  performance
    .getEntriesByType('navigation')
    .some((entry) => (entry as PerformanceNavigationTiming).type === 'reload');

export const withDefaults = (options: WorkbenchOptions): Surroundings => ({
  databaseName: 'obelus',
  now: () => Date.now(),
  randomUuid: () => crypto.randomUUID(),
  pickFiles,
  saveTextFile,
  lockPatience: 2_000,
  isReload: isReload(),
  ...options,
});
