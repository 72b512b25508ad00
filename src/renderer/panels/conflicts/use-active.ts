import { useCallback, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { RecordRef } from '#core/model';
import type { Workbench } from '#renderer/store';
import type { LoadedConflicts } from './use-conflicts.ts';

interface Key {
  readonly record: RecordRef;
  readonly field?: string;
}

export interface Active {
  readonly line: number;
  readonly move: (line: number) => void;
  /** Notes that a conflict is decided now: undone, it is the active one again. */
  readonly decided: (key: Key) => void;
}

/**
 * Which line is active. It stays on its conflict while others come and go; where that is decided, the
 * next takes its place, and where a decision is taken back, what it decided is active again.
 */
export function useActive(workbench: Workbench, loaded: LoadedConflicts): Active {
  const { total, get } = loaded;
  const asked = useStore(workbench.state, ({ conflicts }) => conflicts.asked);
  const revision = useStore(workbench.state, ({ conflicts }) => conflicts.revision);
  const [line, setLine] = useState(0);
  const key = useRef<Key | null>(null);
  const past = useRef<Key[]>([]);
  const here = Math.max(0, Math.min(line, total - 1));
  const shown = get(here);
  useEffect(() => {
    if (shown !== undefined) key.current = { record: shown.record, field: shown.field };
  }, [shown]);
  useEffect(() => {
    let isOver = false;
    const follow = async (): Promise<void> => {
      const last = past.current.at(-1);
      const back = last === undefined ? -1 : await lineOf(workbench, last);
      if (isOver) return;
      if (back >= 0) {
        past.current.pop();
        return setLine(back);
      }
      const now = key.current;
      const at = now === null ? -1 : await lineOf(workbench, now);
      if (!isOver && at >= 0) setLine(at);
    };
    void follow().catch(() => undefined);
    return () => {
      isOver = true;
    };
  }, [workbench, revision]);
  const record = asked?.record ?? null;
  const serial = asked?.serial ?? 0;
  useEffect(() => {
    if (record === null) return undefined;
    let isOver = false;
    void lineOf(workbench, { record })
      .then((at) => {
        if (!isOver && at >= 0) setLine(at);
      })
      .catch(() => undefined);
    return () => {
      isOver = true;
    };
  }, [workbench, record, serial]);
  const move = useCallback(
    (to: number) => {
      key.current = null;
      setLine(Math.max(0, Math.min(to, total - 1)));
    },
    [total],
  );
  const decided = useCallback((which: Key) => {
    key.current = null;
    past.current.push(which);
  }, []);
  return { line: here, move, decided };
}

const lineOf = ({ conflicts }: Workbench, { record, field }: Key): Promise<number> =>
  conflicts.lineOf(record, field);
