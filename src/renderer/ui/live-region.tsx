import { useEffect, useRef, type ReactNode } from 'react';
import styles from './visually-hidden.module.css';

/** Says sentences to screen readers, the latest last. */
export interface Announcer {
  announce(sentence: string): void;
  /** Called with each sentence. Returns what ends it. */
  subscribe(listener: (sentence: string) => void): () => void;
}

export function createAnnouncer(): Announcer {
  const listeners = new Set<(sentence: string) => void>();
  return {
    announce: (sentence) => {
      for (const listener of listeners) listener(sentence);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * The page's one polite live region. Each sentence is a paragraph of its own, so that the same
 * sentence said twice is heard twice, and those before it, of which the last few are kept, are not
 * heard again.
 */
export function LiveRegion({ announcer }: { readonly announcer: Announcer }): ReactNode {
  const region = useRef<HTMLDivElement>(null);
  useEffect(
    () =>
      announcer.subscribe((sentence) => {
        const paragraph = document.createElement('p');
        paragraph.textContent = sentence;
        region.current?.append(paragraph);
        while ((region.current?.childElementCount ?? 0) > 3) region.current?.firstChild?.remove();
      }),
    [announcer],
  );
  return (
    <div
      ref={region}
      role="status"
      aria-live="polite"
      // A status is read as a whole otherwise.
      aria-atomic={false}
      className={styles['hidden']}
    />
  );
}
