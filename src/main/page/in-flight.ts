import { setTimeout as wait } from 'node:timers/promises';

/** The page's calls that are being answered: a shell that ends lets them finish, writes above all. */
export interface InFlight {
  readonly track: <T>(work: Promise<T>) => Promise<T>;
  readonly isIdle: () => boolean;
  /** Resolves once nothing is being answered, or after so many milliseconds. */
  readonly settled: (patience: number) => Promise<void>;
}

export function createInFlight(): InFlight {
  const works = new Set<Promise<unknown>>();
  return {
    track: (work) => {
      const ended = work.then(
        () => void works.delete(ended),
        () => void works.delete(ended),
      );
      works.add(ended);
      return work;
    },
    isIdle: () => works.size === 0,
    settled: async (patience) => {
      const enough = new AbortController();
      const tired = wait(patience, true, { signal: enough.signal }).catch(() => true);
      let isTired = false;
      while (works.size > 0 && !isTired)
        isTired = await Promise.race([Promise.all(works).then(() => false), tired]);
      enough.abort();
    },
  };
}
