import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { Workbench } from '#renderer/store';
import type { CardRows } from './card-rows.ts';

type List = Virtualizer<HTMLDivElement, Element>;

/** Milliseconds after which the cards follow: not at each sentence of a key that is held down. */
const RESTING = 80;

/**
 * Brings the cards of the sentence that is read into view, or those that come next, while no card is
 * focused: a focused one stays where it is.
 */
export function useReadCard(workbench: Workbench, list: List, rows: CardRows): void {
  const latest = useRef(rows);
  useEffect(() => {
    latest.current = rows;
  });
  useEffect(() => {
    let resting: ReturnType<typeof setTimeout> | undefined;
    const follow = (): void => {
      const { sentence, focused } = workbench.state.getState();
      if (sentence === null || focused !== null) return;
      const { placed } = latest.current;
      const row = latest.current.rowFrom(sentence.start);
      if (placed.length > 0)
        list.scrollToIndex(Math.min(row, placed.length - 1), { align: 'auto' });
    };
    const stop = workbench.state.subscribe((now, before) => {
      if (now.sentence === before.sentence || now.sentence === null) return;
      clearTimeout(resting);
      resting = setTimeout(follow, RESTING);
    });
    return () => {
      clearTimeout(resting);
      stop();
    };
  }, [workbench, list]);
}
