import {
  useEffect,
  useId,
  useMemo,
  useReducer,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import type { OpeningPreview, ProjectFiles } from '#renderer/store';
import { classNames, listStep } from '#renderer/ui';
import { strings } from '#renderer/words';
import { RecordPages } from './record-pages.ts';
import { describeRow, RowWords } from './row-words.tsx';
import { askOf, rowHeight, tickOf, TreeRows, type TreeRow, type Unfolded } from './tree-rows.ts';
import { useScrolled } from './use-scrolled.ts';
import styles from './opening-tree.module.css';

export interface OpeningTreeProps {
  readonly projects: ProjectFiles;
  readonly preview: OpeningPreview;
  /** What the tree is of, for screen readers. */
  readonly description: string;
  readonly onEnter: () => void;
}

const words = strings.openProject;
/** Rows that a page key goes over. */
const PAGE = 8;
/** Pixels drawn beyond the view. */
const BEYOND = 160;

const isUnfoldable = (row: TreeRow | null): row is TreeRow & { readonly isOpen: boolean } =>
  row?.kind === 'section' || row?.kind === 'group';

/**
 * What a project brings, as a tree with ticks: the keyboard stays on the tree, which names the active
 * row; of any number of rows only those in view are drawn.
 */
export function OpeningTree(props: OpeningTreeProps): ReactNode {
  const { projects, preview, description, onEnter } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const [, drawAnew] = useReducer((count: number) => count + 1, 0);
  const pages = useMemo(
    () => new RecordPages((...ask) => projects.records(...ask), drawAnew),
    [projects],
  );
  const [unfolded, setUnfolded] = useState<Unfolded>(new Map());
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const { totals } = pages;
  const rows = useMemo(() => new TreeRows(preview, unfolded, totals), [preview, unfolded, totals]);
  useEffect(() => {
    pages.renew();
    drawAnew();
  }, [pages, preview]);

  const { top, height } = useScrolled(scroller);
  const active = Math.max(0, activeKey === null ? 0 : rows.indexOf(activeKey));
  const from = rows.indexAt(top - BEYOND);
  const to = rows.indexAt(top + height + BEYOND);
  const shown = Array.from({ length: Math.min(rows.count, to + 1) - from }, (_, at) => from + at);
  const drawn = active < from ? [active, ...shown] : active > to ? [...shown, active] : shown;
  useEffect(() => {
    for (const index of drawn) {
      const row = rows.rowAt(index);
      if (row?.kind === 'record') pages.want(row.ask, row.at);
    }
  });

  const recordOf = (row: TreeRow) =>
    row.kind === 'record' ? pages.at(row.ask, row.at) : undefined;
  const goTo = (index: number): void => {
    const row = rows.rowAt(index);
    const view = scroller.current;
    if (row === null || view === null) return;
    setActiveKey(row.key);
    const above = rows.topOf(index);
    const below = above + rowHeight(row);
    if (above < view.scrollTop) view.scrollTop = above;
    else if (below > view.scrollTop + view.clientHeight) view.scrollTop = below - view.clientHeight;
  };
  const unfold = (row: TreeRow, isOpen: boolean): void => {
    setActiveKey(row.key);
    setUnfolded(new Map([...unfolded, [row.key, isOpen]]));
  };
  const tick = (row: TreeRow): void => {
    const record = recordOf(row);
    const taken = tickOf(row, record);
    if (taken === null) return;
    const isLeftOut = taken !== 'none';
    if (row.kind === 'record' && record !== undefined)
      return void projects.leaveOut({ kind: 'records', records: [record.record] }, isLeftOut);
    if (row.kind === 'section' && row.about.kind === 'conflicts')
      return void projects.leaveOut({ kind: 'conflicts' }, isLeftOut);
    if (row.kind === 'document')
      return void projects.leaveOut({ kind: 'document', id: row.document.id }, isLeftOut);
    void leaveOutAll(projects, partsOf(row), isLeftOut);
  };
  const tickAll = (): void => {
    const isAnyOut = preview.groups.some(({ leftOut }) => leftOut > 0);
    void projects.leaveOut({ kind: 'all' }, !isAnyOut);
  };

  const activeRow = rows.rowAt(active);
  const right = (): void => {
    if (!isUnfoldable(activeRow)) return;
    if (activeRow.isOpen) goTo(Math.min(rows.count - 1, active + 1));
    else unfold(activeRow, true);
  };
  const left = (): void => {
    if (isUnfoldable(activeRow) && activeRow.isOpen) unfold(activeRow, false);
    else if (activeRow?.parent != null) goTo(rows.indexOf(activeRow.parent));
  };
  const acts: Readonly<Record<string, () => void>> = {
    ' ': () => {
      if (activeRow !== null) tick(activeRow);
    },
    ArrowRight: right,
    ArrowLeft: left,
    Enter: onEnter,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== 'a') return;
      event.preventDefault();
      return tickAll();
    }
    const step = listStep(event.key, { active, count: rows.count, page: PAGE });
    const act = step === null ? acts[event.key] : () => goTo(step.to);
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const onPress = (event: MouseEvent, index: number, row: TreeRow): void => {
    goTo(index);
    const isOnTick =
      event.target instanceof Element && event.target.closest('[data-tick]') !== null;
    if (isUnfoldable(row) && !isOnTick) unfold(row, !row.isOpen);
    else tick(row);
  };

  return (
    <div className={styles['scroller']} ref={scroller}>
      <div
        role="tree"
        tabIndex={0}
        aria-label={words.tree}
        aria-description={description}
        {...(activeRow === null
          ? {}
          : { 'aria-activedescendant': `${prefix}-${activeRow.key.replaceAll(' ', '-')}` })}
        data-own-keys
        data-first
        className={styles['tree']}
        style={{ height: rows.height }}
        onKeyDown={onKeyDown}
      >
        {drawn.map((index) => {
          const row = rows.rowAt(index);
          if (row === null) return null;
          const record = recordOf(row);
          const taken = tickOf(row, record);
          return (
            <div
              key={row.key}
              id={`${prefix}-${row.key.replaceAll(' ', '-')}`}
              role="treeitem"
              aria-level={row.level}
              aria-posinset={row.position}
              aria-setsize={row.siblings}
              aria-label={describeRow(row, record)}
              {...(isUnfoldable(row) && { 'aria-expanded': row.isOpen })}
              {...(taken !== null && {
                'aria-checked': taken === 'some' ? 'mixed' : taken === 'all',
              })}
              data-active={index === active || undefined}
              className={classNames(
                styles['row'],
                styles[row.kind],
                askOf(row) === null && row.kind === 'group' && styles['isFlat'],
                taken === 'none' && styles['isOut'],
              )}
              style={
                {
                  height: rowHeight(row),
                  transform: `translateY(${String(rows.topOf(index))}px)`,
                  '--level': row.level,
                } as React.CSSProperties
              }
              onClick={(event) => {
                onPress(event, index, row);
              }}
            >
              <RowWords row={row} record={record} taken={taken} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

type Part = Parameters<ProjectFiles['leaveOut']>[0];

/** What a group, or a section that is not of conflicts, is made of. */
function partsOf(row: TreeRow): readonly Part[] {
  if (row.kind === 'group') return [{ kind: 'group', key: row.group.key }];
  if (row.kind !== 'section') return [];
  const { about } = row;
  if (about.kind === 'documents')
    return about.documents.map(({ id }) => ({ kind: 'document', id }) as const);
  if (about.kind === 'conflicts') return [];
  return about.groups.map(({ key }) => ({ kind: 'group', key }) as const);
}

/** One after another: each answer is what the next one works on. */
async function leaveOutAll(
  projects: ProjectFiles,
  parts: readonly Part[],
  isLeftOut: boolean,
): Promise<void> {
  for (const part of parts) await projects.leaveOut(part, isLeftOut);
}
