import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Overview, Workbench } from '#renderer/store';

/** Milliseconds between one asking and the next, while things go on changing. */
const PAUSE = 400;

/** Numbers, and the query that they were asked for by. */
export interface Counted {
  readonly overview: Overview;
  readonly query: string;
}

export interface OverviewAnswer {
  /** The last there was, while the next is being counted; null before the first. */
  readonly counted: Counted | null;
  readonly isFailed: boolean;
}

/**
 * Has what is asked for counted, and again whenever it changes: one count at a time, the last one of
 * what there is when changing ends.
 */
export function useOverview({ state, table }: Workbench): OverviewAnswer {
  const [answer, setAnswer] = useState<OverviewAnswer>({ counted: null, isFailed: false });
  const revision = useStore(state, (each) => each.table?.standing.revision);
  const query = useStore(state, (each) => each.table?.ask.query);
  const isUnderWay = useRef(false);
  const isWanted = useRef(false);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);
  useEffect(() => {
    if (query === undefined) return;
    isWanted.current = true;
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    const count = async (): Promise<void> => {
      while (isWanted.current && !isGone.current) {
        isWanted.current = false;
        const asked = state.getState().table?.ask.query ?? '';
        const overview = await table.overview().catch(() => null);
        if (isGone.current) break;
        setAnswer(({ counted }) =>
          overview === null
            ? { counted, isFailed: true }
            : { counted: { overview, query: asked }, isFailed: false },
        );
        await new Promise((resolve) => {
          setTimeout(resolve, PAUSE);
        });
      }
      isUnderWay.current = false;
    };
    void count();
  }, [revision, query, state, table]);
  return answer;
}
