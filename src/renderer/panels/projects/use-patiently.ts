import { useEffect, useState } from 'react';
import type { OpeningState } from '#renderer/store';

/** Milliseconds of reading or writing before it is shown: what is quicker would only flicker. */
const patience = 300;

const isWork = (opening: OpeningState | null): boolean =>
  opening?.kind === 'reading' || opening?.kind === 'writing';

/**
 * What of an opening is shown: what was shown before, while something has only just begun to be read
 * or written.
 */
export function usePatiently(opening: OpeningState | null): OpeningState | null {
  const work = isWork(opening) ? (opening?.kind ?? null) : null;
  const [long, setLong] = useState<OpeningState['kind'] | null>(null);
  const [last, setLast] = useState<OpeningState | null>(null);
  useEffect(() => {
    if (work === null) return;
    const timer = setTimeout(() => {
      setLong(work);
    }, patience);
    return () => {
      clearTimeout(timer);
      setLong(null);
    };
  }, [work]);
  const isShown = work === null || long === work;
  if (isShown && last !== opening) setLast(opening);
  return isShown ? opening : last;
}
