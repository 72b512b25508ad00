import {
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { useStore } from 'zustand';
import { parseQuery } from '#core/query';
import {
  columnWidth,
  ownColumns,
  type TableColumn,
  type TableRow,
  type TableState,
  type Workbench,
} from '#renderer/store';
import { isMacPlatform, listStep } from '#renderer/ui';
import { strings } from '#renderer/words';
import { layoutOf } from './column-layout.ts';
import { foldWith } from './folding.ts';
import { HeadRow } from './head-row.tsx';
import { LineRow } from './line-row.tsx';
import type { Names } from './names.ts';
import { LINE, scrolled } from './scrolled.ts';
import { sortedBy } from './sorting.ts';
import { useCursor } from './use-cursor.ts';
import { usePlace, viewOf } from './use-place.ts';
import { useLines } from './use-lines.ts';
import styles from './grid.module.css';

export interface GridProps {
  readonly workbench: Workbench;
  readonly table: TableState;
  readonly names: Names;
  readonly gridRef: Ref<HTMLDivElement>;
  /** Enter, or a double click. */
  readonly onGo: (row: TableRow) => void;
}

/** Lines drawn beyond each edge of the view. */
const BEYOND = 8;
/** Pixels by which a key changes a width. */
const STEP = 16;

const span = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.abs(to - from) + 1 }, (_, index) => Math.min(from, to) + index);

const isMod = ({ ctrlKey, metaKey }: KeyboardEvent): boolean => (isMacPlatform ? metaKey : ctrlKey);

/**
 * The table itself: a grid of any length. The keyboard stays on the grid, which names the active line or
 * cell, so that lines may come and go as it is scrolled. The text follows the active line.
 */
export function Grid({ workbench, table, names, gridRef, onGo }: GridProps): ReactNode {
  const { ask, standing } = table;
  const choices = useStore(workbench.state, (state) => state.tableColumns);
  const [drawnWidth, setDrawnWidth] = useState<{ by: TableColumn; width: number } | null>(null);
  const shown = useMemo(
    () =>
      choices
        .filter(({ isShown }) => isShown)
        .map((each) =>
          each.column === drawnWidth?.by ? { ...each, width: drawnWidth.width } : each,
        ),
    [choices, drawnWidth],
  );
  const columns = useMemo(() => shown.map(({ column }) => column), [shown]);
  const { lines, drawn } = useLines(workbench, standing);
  const scroller = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const place = usePlace(scroller);
  const range = scrolled(lines.count, place.top, place.view);
  /** Where ticking by Shift began, and what it does. */
  const anchor = useRef<{ readonly from: number; readonly isOn: boolean } | null>(null);

  useEffect(() => {
    lines.view(Math.max(0, range.from - BEYOND), range.to + BEYOND);
  }, [lines, range.from, range.to]);

  const cursor = useCursor({
    workbench,
    lines,
    drawn,
    ask,
    onReach: (line) => {
      const element = scroller.current;
      if (element === null) return;
      const view = viewOf(element);
      // A line that nothing was told of yet has no place to scroll to.
      const count = Math.max(lines.count, line + 1);
      element.scrollTop = scrolled(count, element.scrollTop, view).scrollTo(line);
    },
    onAnew: () => {
      scroller.current?.scrollTo({ top: 0 });
    },
  });
  const { active, cell } = cursor;
  const first = Math.max(0, range.from - BEYOND);
  const last = Math.min(lines.count, range.to + BEYOND);
  const isApart = active >= 0 && active < lines.count && (active < first || active >= last);

  const sortBy = (by: TableColumn, isWithOthers: boolean): void => {
    workbench.table.change({ sort: sortedBy(ask.sort, by, isWithOthers) });
  };
  const widen = (by: TableColumn, width: number, isDone: boolean): void => {
    const wished = columnWidth(width);
    setDrawnWidth(isDone ? null : { by, width: wished });
    if (isDone)
      workbench.table.setColumns(
        choices.map((each) => (each.column === by ? { ...each, width: wished } : each)),
      );
  };
  const isTicked = (at: number): boolean => {
    const line = lines.line(at);
    if (line === undefined) return false;
    return line.kind === 'row' ? line.isTicked : line.ticked === line.count;
  };
  const toggle = (at: number): void => {
    const isOn = !isTicked(at);
    anchor.current = { from: at, isOn };
    workbench.table.tick([at], isOn);
  };
  /** Goes on; with Shift, all rows on the way are ticked, or unticked where that was done just before. */
  const move = (to: number, isExtending: boolean): void => {
    if (isExtending && active >= 0) {
      anchor.current ??= { from: active, isOn: true };
      const { from, isOn } = anchor.current;
      const rows = span(from, to).filter((at) => lines.line(at)?.kind !== 'group');
      workbench.table.tick(rows, isOn);
    } else anchor.current = null;
    cursor.moveTo(to);
  };
  const fold = (at: number, isFolded: boolean): void => {
    const line = lines.line(at);
    if (line?.kind !== 'group' || line.isFolded === isFolded) return;
    workbench.table.change({ folded: foldWith(ask.folded, line.key, isFolded) });
  };
  const headOf = (at: number): number | null =>
    ask.group === null ? null : lines.near(at, -1, ({ kind }) => kind === 'group');

  const onHeadings = (event: KeyboardEvent): boolean => {
    const at = cell ?? 0;
    const choice = shown[at];
    const by = choice?.column;
    const sideways = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (sideways !== 0 && event.altKey) {
      const heading =
        scroller.current?.querySelectorAll<HTMLElement>('[role=columnheader]')[at + 1];
      if (by !== undefined) widen(by, (heading?.offsetWidth ?? 0) + sideways * STEP, true);
    } else if (event.altKey) return false;
    else if (isMod(event) && (event.key === 'Home' || event.key === 'End'))
      move(event.key === 'Home' ? 0 : standing.lines - 1, false);
    else if (isMod(event)) return false;
    else if (sideways !== 0) cursor.setCell(Math.max(0, Math.min(shown.length - 1, at + sideways)));
    else if (event.key === 'Home') cursor.setCell(0);
    else if (event.key === 'End') cursor.setCell(shown.length - 1);
    else if (event.key === 'Enter' || event.key === ' ') {
      if (by !== undefined) sortBy(by, event.shiftKey);
    } else if (event.key === 'ArrowDown' || event.key === 'PageDown') move(0, false);
    else return event.key === 'ArrowUp' || event.key === 'PageUp';
    return true;
  };
  const onSideways = (direction: 1 | -1): void => {
    const line = lines.line(active);
    const head = headOf(active);
    if (line?.kind === 'group') fold(active, direction === -1);
    else if (direction === 1)
      cursor.setCell(Math.min(columns.length - 1, cell === null ? 0 : cell + 1));
    else if (cell !== null) cursor.setCell(cell === 0 ? null : cell - 1);
    else if (head !== null) move(head, false);
  };
  const onLines = (event: KeyboardEvent): boolean => {
    const { key, shiftKey } = event;
    if (event.altKey || (isMod(event) && key !== 'Home' && key !== 'End')) return false;
    const line = lines.line(active);
    const isInCells = cell !== null && !isMod(event) && !shiftKey;
    if (isInCells && key === 'Home') cursor.setCell(0);
    else if (isInCells && key === 'End') cursor.setCell(columns.length - 1);
    else if (key === 'ArrowUp' && active <= 0 && !shiftKey) cursor.moveTo(-1);
    else if (key === 'ArrowRight') onSideways(1);
    else if (key === 'ArrowLeft') onSideways(-1);
    else if (key === ' ') toggle(active);
    else if (key === 'Enter' && line?.kind === 'group') fold(active, !line.isFolded);
    else if (key === 'Enter' && line?.kind === 'row') onGo(line);
    else if (key === '+' || key === '=') fold(headOf(active) ?? active, false);
    else if (key === '-') foldAround(active);
    else {
      const page = Math.max(1, Math.floor(place.view / LINE) - 1);
      // Of all that are told of: a key may come before the lines that it leads to.
      const step = listStep(key, { active, count: standing.lines, page });
      if (step === null || standing.lines === 0) return step !== null;
      move(step.to, shiftKey);
    }
    return true;
  };
  /** Puts the rows of a line's group away; the keyboard goes to the group's head. */
  const foldAround = (at: number): void => {
    const head = headOf(at);
    if (head === null) return;
    fold(head, true);
    if (head !== at) cursor.moveTo(head);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isDone = active < 0 ? onHeadings(event) : onLines(event);
    if (isDone) event.preventDefault();
  };

  const indexAt = (target: EventTarget): number | null => {
    const row = target instanceof Element ? target.closest('[data-index]') : null;
    return row === null ? null : Number(row.getAttribute('data-index'));
  };
  const onClick = (event: MouseEvent): void => {
    const at = indexAt(event.target);
    if (at === null || !(event.target instanceof Element)) return;
    const isOnTick = event.target.closest('[data-tick]') !== null;
    const line = lines.line(at);
    if (event.shiftKey) return move(at, true);
    cursor.setCell(null);
    move(at, false);
    if (isOnTick || event.ctrlKey || event.metaKey) toggle(at);
    else if (line?.kind === 'group') fold(at, !line.isFolded);
  };
  const onDoubleClick = (event: MouseEvent): void => {
    const at = indexAt(event.target);
    const line = at === null ? undefined : lines.line(at);
    const isOnTick =
      event.target instanceof Element && event.target.closest('[data-tick]') !== null;
    if (line?.kind === 'row' && !isOnTick) onGo(line);
  };

  const rowId = (at: number): string => `${prefix}-${String(at)}`;
  const headId = `${prefix}-headings`;
  const activeId =
    active < 0
      ? `${headId}-${String(cell ?? 0)}`
      : cell === null || lines.line(active)?.kind !== 'row'
        ? rowId(active)
        : `${rowId(active)}-${String(cell)}`;
  const row = (at: number, top?: number): ReactNode => (
    <LineRow
      key={at}
      id={rowId(at)}
      index={at}
      line={lines.line(at)}
      columns={columns}
      names={names}
      grouping={ask.group}
      isActive={at === active}
      activeCell={at === active ? cell : null}
      {...(top !== undefined && { top })}
    />
  );
  return (
    <div className={styles['frame']}>
      <div className={styles['scroller']} ref={scroller}>
        <div
          ref={gridRef}
          role={ask.group === null ? 'grid' : 'treegrid'}
          tabIndex={0}
          data-grid
          data-region-focus
          aria-label={strings.table.grid}
          aria-description={strings.table.gridHint}
          aria-multiselectable
          aria-rowcount={lines.count + 1}
          aria-colcount={columns.length + 1}
          {...((active < 0 || active < lines.count) && { 'aria-activedescendant': activeId })}
          className={styles['grid']}
          style={layoutOf(shown)}
          onKeyDown={onKeyDown}
        >
          <HeadRow
            id={headId}
            columns={shown}
            sort={ask.sort}
            active={active < 0 ? (cell ?? 0) : null}
            areAllTicked={standing.ticked > 0 && standing.ticked === standing.matched}
            onTickAll={() => {
              workbench.table.tickAll(standing.ticked < standing.matched);
            }}
            onSort={sortBy}
            onWidth={widen}
            onOwnWidth={(by) => {
              const own = ownColumns.find(({ column }) => column === by);
              if (own !== undefined) widen(by, own.width, true);
            }}
          />
          <div
            role="rowgroup"
            className={styles['lines']}
            style={{ height: range.height }}
            onClick={onClick}
            onDoubleClick={onDoubleClick}
          >
            {isApart && active < first && row(active, range.topOf(active))}
            <div role="none" className={styles['block']} style={{ top: range.topOf(first) }}>
              {span(first, Math.max(first, last - 1))
                .filter((at) => at < last)
                .map((at) => row(at))}
            </div>
            {isApart && active >= last && row(active, range.topOf(active))}
          </div>
        </div>
        <Message table={table} />
      </div>
    </div>
  );
}

/** What is said where no line stands. */
function Message({ table }: { readonly table: TableState }): ReactNode {
  const { standing } = table;
  if (standing.lines > 0 || standing.progress !== null || standing.failure !== null) return null;
  const { none, noneAsked, noneUnresolved } = strings.table;
  const isVain = asksValueOfUnresolved(table.ask.query);
  const words = standing.total === 0 ? none : isVain ? noneUnresolved : noneAsked;
  return <p className={styles['message']}>{words}</p>;
}

/** Whether values are asked for of what has none. */
function asksValueOfUnresolved(query: string): boolean {
  const wanted = parseQuery(query).query.terms.filter(({ isNot }) => !isNot);
  return (
    wanted.some((term) => term.kind === 'is' && term.what === 'unresolved') &&
    wanted.some(({ kind }) => ['date', 'number', 'unit', 'actor'].includes(kind))
  );
}
