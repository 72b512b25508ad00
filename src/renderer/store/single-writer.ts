/** Holds the right to write to a database, for as long as the page lives or until let go. */
export interface Hold {
  readonly release: () => void;
}

/**
 * Of all windows and tabs of this origin one at a time works on a database: two would each hold a
 * state in memory that the other changes beneath it. A reload overlaps for a moment with the page it
 * replaces, so the lock is waited for a little.
 *
 * @returns null where another page keeps it.
 * @throws DOMException where the browser lets this page store nothing.
 */
export function holdDatabase(name: string, patience: number): Promise<Hold | null> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(patience);
    navigator.locks
      .request(
        `obelus:${name}`,
        { signal },
        () =>
          new Promise<void>((release) => {
            resolve({ release });
          }),
      )
      .catch((error: unknown) => (signal.aborted ? resolve(null) : reject(error as DOMException)));
  });
}
