import { useEffect, useState } from 'react';

/** Milliseconds on one key before its answer is asked for: not at each step through a list. */
const PATIENCE = 200;

/**
 * What is answered for a key, once somebody has stayed on it; null until that is known, or where there is
 * no key.
 *
 * @param ask never refuses; stays the same as long as its answers do. The signal tells that nobody waits
 *   for this one any more
 */
export function useAnswer<T>(
  key: string | null,
  ask: (key: string, signal: AbortSignal) => Promise<T>,
): T | null {
  const [known, setKnown] = useState<readonly [string, T] | null>(null);
  useEffect(() => {
    if (key === null) return;
    const going = new AbortController();
    const timer = setTimeout(() => {
      void ask(key, going.signal).then((answer) => {
        if (!going.signal.aborted) setKnown([key, answer]);
      });
    }, PATIENCE);
    return () => {
      going.abort();
      clearTimeout(timer);
    };
  }, [ask, key]);
  return key !== null && known?.[0] === key ? known[1] : null;
}
