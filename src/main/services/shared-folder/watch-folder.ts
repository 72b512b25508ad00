import { watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';

/** Milliseconds without anything more, after which what is being written is likely to be whole. */
const QUIET = 250;

/**
 * Says when it is worth looking into a folder: soon after the system tells of a change, where it tells
 * (network drives as a rule do not), and in any case every few seconds.
 */
export class FolderWatch {
  readonly #folder: string;
  readonly #every: number;
  #watchers: FSWatcher[] = [];
  #toldAt: number | null = null;
  #lookedAt = -Infinity;

  /** @param every milliseconds between two looks where nothing is told */
  constructor(folder: string, every: number) {
    this.#folder = folder;
    this.#every = every;
  }

  isDue(): boolean {
    const now = performance.now();
    if (this.#toldAt !== null && now - this.#toldAt >= QUIET) return true;
    return now - this.#lookedAt >= this.#every;
  }

  /** A look begins now. */
  looked(): void {
    this.#toldAt = null;
    this.#lookedAt = performance.now();
    if (this.#watchers.length === 0) this.#begin();
  }

  close(): void {
    for (const watcher of this.#watchers) watcher.close();
    this.#watchers = [];
  }

  #begin(): void {
    try {
      for (const name of ['', 'changes', 'documents']) {
        const told = (): void => {
          this.#toldAt = performance.now();
        };
        const watcher = watch(join(this.#folder, name), { persistent: false }, told);
        // A folder that went away is looked for by time.
        watcher.on('error', () => this.close());
        this.#watchers.push(watcher);
      }
    } catch {
      this.close();
    }
  }
}
