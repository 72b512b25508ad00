import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { TableAsk, TableRow, Workbench } from '#renderer/store';
import type { LineWindow } from './line-window.ts';

/** Where the keyboard stands in the table. */
export interface Cursor {
  /** A line; -1 on the headings. */
  readonly active: number;
  /** Of the shown columns; null for the whole line. */
  readonly cell: number | null;
  /** Goes to a line, and has the text follow. */
  moveTo(line: number): void;
  setCell(cell: number | null): void;
}

export interface CursorProps {
  readonly workbench: Workbench;
  readonly lines: LineWindow;
  /** Grows as `lines` change. */
  readonly drawn: number;
  readonly ask: TableAsk;
  /** Brings a line into view. */
  readonly onReach: (line: number) => void;
  /** Told when something else is asked for: the table begins at its top again. */
  readonly onAnew: () => void;
}

/**
 * The line that the keyboard stands on, which is the annotation that commands act on while nothing is
 * ticked: none where it stands on the headings, or no line is there. It stays on its annotation as far
 * as that is in view, and else where it was, on what stands there now; where something else is asked
 * for, at the top. An annotation that is focused in the text is gone to.
 */
export function useCursor(props: CursorProps): Cursor {
  const { workbench, lines, drawn, ask, onReach, onAnew } = props;
  const [active, setActive] = useState(0);
  const [cell, setCell] = useState<number | null>(null);
  /** The line that the person went to and that may not have been fetched yet. */
  const wished = useRef<number | null>(null);
  const stood = useRef(-1);
  const asked = useRef(ask);
  const isAnew = useRef(false);
  /** Grows with each move of the person's: what was looked up before it is not gone to any more. */
  const moves = useRef(0);
  const reach = useRef({ onReach, onAnew });
  reach.current = { onReach, onAnew };

  const standOn = useCallback(
    (line: number) => {
      wished.current = null;
      setActive(line);
      reach.current.onReach(line);
    },
    [setActive],
  );

  /** Goes to where an annotation stands, if it is shown. */
  const find = useCallback(
    async (id: TableRow['id']): Promise<boolean> => {
      const before = moves.current;
      const line = await workbench.table.lineOf(id);
      if (line === null || moves.current !== before) return false;
      standOn(line);
      return true;
    },
    [workbench, standOn],
  );

  useEffect(() => {
    const { query, sort, group } = asked.current;
    const isOther = query !== ask.query || sort !== ask.sort || group !== ask.group;
    asked.current = ask;
    if (!isOther) return;
    isAnew.current = true;
    reach.current.onAnew();
  }, [ask]);

  useEffect(() => {
    const { state } = workbench;
    const follow = (focused: TableRow['id'] | null): void => {
      if (focused !== null && focused !== state.getState().table?.current?.id) void find(focused);
    };
    const shown = state.getState().focused ?? state.getState().table?.current?.id;
    if (shown !== undefined) void find(shown);
    return state.subscribe((now, before) => {
      if (now.focused !== before.focused) follow(now.focused);
    });
  }, [workbench, find]);

  useLayoutEffect(() => {
    if (active < 0) return;
    const { table } = workbench;
    const current = workbench.state.getState().table?.current ?? null;
    const line = lines.line(active);
    if (lines.revision !== stood.current && lines.revision >= 0) {
      stood.current = lines.revision;
      const isAsked = isAnew.current;
      isAnew.current = false;
      const isFree = wished.current === null;
      const near = current !== null && isFree ? lines.inView(current.id) : null;
      if (isAsked && isFree && (near ?? 0) !== active) return standOn(near ?? 0);
      if (!isFree || isAsked) reach.current.onReach(active);
      else if (near !== null && near !== active) return setActive(near);
    }
    if (lines.count === 0 && lines.revision >= 0 && current !== null) table.show(null);
    if (lines.count > 0 && active >= lines.count) return setActive(lines.count - 1);
    if (line === undefined) return;
    const isFollowed = wished.current === active;
    wished.current = null;
    if (line.kind === 'group') {
      if (current !== null) table.show(null);
    } else if (line.id !== current?.id || isFollowed) table.show(line, isFollowed);
  }, [workbench, lines, drawn, active, standOn]);

  const moveTo = (line: number): void => {
    moves.current++;
    isAnew.current = false;
    if (line < 0) {
      workbench.table.show(null);
      setActive(-1);
      setCell((before) => before ?? 0);
      return;
    }
    if (active < 0) setCell(null);
    wished.current = line;
    setActive(line);
    onReach(line);
    const known = lines.line(line);
    if (line === active && known?.kind === 'row') workbench.table.show(known);
  };
  return { active, cell, moveTo, setCell };
}
