import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { ShownConflict, Workbench } from '#renderer/store';

/** Lines asked for at a time. */
const BLOCK = 40;

export interface LoadedConflicts {
  readonly total: number;
  /** Undefined until it is read. */
  readonly get: (line: number) => ShownConflict | undefined;
  /** Which lines are needed, both included. */
  readonly need: (from: number, to: number) => void;
  /** Whether what is read is what there is now. */
  readonly isCurrent: boolean;
  readonly isFailed: boolean;
}

interface Loaded {
  readonly revision: number;
  readonly blocks: ReadonlyMap<number, readonly ShownConflict[]>;
}

/** The list in blocks. What was read stays until what follows it has arrived, so that nothing flickers. */
export function useConflicts(workbench: Workbench): LoadedConflicts {
  const { count, revision } = useStore(workbench.state, (state) => state.conflicts);
  const [loaded, setLoaded] = useState<Loaded>({ revision: -1, blocks: new Map() });
  const [isFailed, setFailed] = useState(false);
  const [wanted, setWanted] = useState<readonly [number, number]>([0, 0]);
  const [from, to] = wanted;
  useEffect(() => {
    let isOver = false;
    const blocks = Array.from({ length: to - from + 1 }, (_, at) => from + at);
    const isKnown = loaded.revision === revision && blocks.every((at) => loaded.blocks.has(at));
    if (isKnown || count === 0) return undefined;
    const read = async (): Promise<void> => {
      const { conflicts } = await workbench.conflicts.page(from * BLOCK, (to + 1) * BLOCK);
      if (isOver) return;
      setFailed(false);
      setLoaded((before) => {
        const known = before.revision === revision ? before.blocks : [];
        const fresh = blocks.map(
          (at, index) => [at, conflicts.slice(index * BLOCK, (index + 1) * BLOCK)] as const,
        );
        return { revision, blocks: new Map([...known, ...fresh]) };
      });
    };
    read().catch(() => {
      if (!isOver) setFailed(true);
    });
    return () => {
      isOver = true;
    };
  }, [workbench, loaded, revision, count, from, to]);
  const get = useCallback(
    (line: number) => loaded.blocks.get(Math.floor(line / BLOCK))?.[line % BLOCK],
    [loaded],
  );
  const need = useCallback((first: number, last: number) => {
    const next = [Math.floor(first / BLOCK), Math.floor(Math.max(first, last) / BLOCK)] as const;
    setWanted((before) => (before[0] === next[0] && before[1] === next[1] ? before : next));
  }, []);
  return { total: count, get, need, isCurrent: loaded.revision === revision, isFailed };
}
