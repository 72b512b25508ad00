import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useId,
  useMemo,
  useRef,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { useStore } from 'zustand';
import type { DocumentId } from '#core/model';
import { isTicked, type SearchState, type Workbench } from '#renderer/store';
import { classNames, listStep, rangeWith } from '#renderer/ui';
import { strings } from '#renderer/words';
import { HitRow, type RowMark } from './hit-row.tsx';
import styles from './hit-list.module.css';

export interface HitListProps {
  readonly workbench: Workbench;
  readonly search: SearchState;
  readonly listRef: Ref<HTMLDivElement>;
  /** Enter, or a double click. */
  readonly onGo: (hit: number) => void;
}

const ROW_HEIGHT = 28;
const PAGE = 8;

/** UTF-16 units of context on each side that a screen reader says of a row. */
const SAID = 60;

/** The last words of what stands before a hit, and the first of what stands behind it. */
const endOf = (before: string): string =>
  before.length <= SAID ? before : before.slice(before.indexOf(' ', before.length - SAID) + 1);
const startOf = (after: string): string =>
  after.length <= SAID ? after : after.slice(0, Math.max(0, after.lastIndexOf(' ', SAID)));

/** Everything from one index to another, whichever comes first. */
const span = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.abs(to - from) + 1 }, (_, index) => Math.min(from, to) + index);

/**
 * A list box of any length: the keyboard stays on the list, which names the active row, so that rows
 * may come and go as it is scrolled. The text follows the active row.
 */
export function HitList({ workbench, search, listRef, onGo }: HitListProps): ReactNode {
  const { hits, rows, ticks, current, ask } = search;
  const documents = useStore(workbench.state, (state) => state.documents);
  const tags = useStore(workbench.state, (state) => state.tags);
  const titles = useMemo(
    () =>
      new Map<DocumentId, string>(
        documents.map(({ summary }) => [summary.id, summary.metadata.title]),
      ),
    [documents],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const prefix = useId();
  /** Where ticking by Shift began. */
  const anchor = useRef<number | null>(null);
  const place = useMemo(() => (current === null ? -1 : rows.indexOf(current)), [rows, current]);
  const active = place < 0 ? 0 : place;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    rangeExtractor: rangeWith(active),
  });

  const hitAt = (row: number): number => rows[row] ?? 0;
  const go = (row: number): void => {
    workbench.search.show(hitAt(row));
    virtualizer.scrollToIndex(row, { align: 'auto' });
  };
  const toggle = (row: number): void => {
    workbench.search.tick([hitAt(row)], !isTicked(ticks, hitAt(row)));
  };
  /** Goes on; with Shift, what was begun with is done to all on the way. */
  const move = (row: number, isExtending: boolean): void => {
    if (!isExtending) {
      anchor.current = null;
      return go(row);
    }
    anchor.current ??= active;
    const from = anchor.current;
    go(row);
    workbench.search.tick(span(from, row).map(hitAt), isTicked(ticks, hitAt(from)));
  };
  const acts: Readonly<Record<string, () => void>> = {
    ' ': () => {
      anchor.current = null;
      toggle(active);
    },
    Enter: () => onGo(hitAt(active)),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const isBefore = place < 0 && event.key === 'ArrowDown' && !event.shiftKey;
    const from = isBefore ? -1 : active;
    const step = listStep(event.key, { active: from, count: rows.length, page: PAGE });
    const act = step === null ? acts[event.key] : () => move(step.to, event.shiftKey);
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const onClick = (event: MouseEvent, row: number): void => {
    const isOnTick =
      event.target instanceof Element && event.target.closest('[data-tick]') !== null;
    move(row, event.shiftKey);
    if (event.shiftKey) return;
    if (isOnTick) toggle(row);
  };

  const looks = useMemo(() => new Map(tags.map((tag, at) => [tag.id, { tag, at }])), [tags]);
  const marksOf = (hit: number): readonly RowMark[] =>
    workbench.search
      .marksOn(hit)
      .flatMap(({ tag, isExact }) => {
        const look = looks.get(tag);
        return look === undefined ? [] : [{ ...look, isExact }];
      })
      .sort((a, b) => a.at - b.at);
  const isCorpus = ask.scope === 'corpus';
  return (
    <div
      className={classNames(styles['scroller'], isCorpus && styles['withTitles'])}
      ref={scroller}
    >
      <div
        ref={listRef}
        role="listbox"
        tabIndex={0}
        data-region-focus
        aria-label={strings.search.list}
        aria-description={strings.search.listHint}
        aria-multiselectable
        aria-activedescendant={`${prefix}-${String(active)}`}
        className={styles['list']}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtualizer.getVirtualItems().map(({ index, start, size }) => {
          const hit = hits[hitAt(index)];
          if (hit === undefined) return null;
          const marks = marksOf(hitAt(index));
          const title = isCorpus ? (titles.get(hit.document) ?? '') : '';
          return (
            <div
              key={index}
              id={`${prefix}-${String(index)}`}
              role="option"
              aria-selected={isTicked(ticks, hitAt(index))}
              aria-label={strings.search.hit({
                before: endOf(hit.before),
                match: hit.match,
                after: startOf(hit.after),
                title,
                tags: marks.map(({ tag }) => tag.label),
              })}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              data-active={index === active || undefined}
              data-current={index === place || undefined}
              className={styles['row']}
              style={{ height: size, transform: `translateY(${String(start)}px)` }}
              onClick={(event) => {
                onClick(event, index);
              }}
              onDoubleClick={() => {
                onGo(hitAt(index));
              }}
            >
              <HitRow
                hit={hit}
                title={isCorpus ? title : null}
                marks={marks}
                isTicked={isTicked(ticks, hitAt(index))}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
