import { useEffect, useMemo, useReducer } from 'react';
import type { TableStanding, Workbench } from '#renderer/store';
import { LineWindow } from './line-window.ts';

/** The lines near the view, and a number that grows with each change of them. */
export function useLines(
  workbench: Workbench,
  { revision, lines: count }: TableStanding,
): { readonly lines: LineWindow; readonly drawn: number } {
  const [drawn, draw] = useReducer((serial: number) => serial + 1, 0);
  const lines = useMemo(
    () => new LineWindow((from, to) => workbench.table.lines(from, to), draw),
    [workbench],
  );
  useEffect(() => {
    lines.follow(revision, count);
  }, [lines, revision, count]);
  return { lines, drawn };
}
