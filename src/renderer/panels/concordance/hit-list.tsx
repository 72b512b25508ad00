import {
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
import { RowList, type ListRow } from '#renderer/ui';
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
  /** Where ticking by Shift began. */
  const anchor = useRef<number | null>(null);
  const place = useMemo(() => (current === null ? -1 : rows.indexOf(current)), [rows, current]);
  const hitAt = (row: number): number => rows[row] ?? 0;
  const go = (row: number): void => {
    workbench.search.show(hitAt(row));
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
    anchor.current ??= Math.max(0, place);
    const from = anchor.current;
    go(row);
    workbench.search.tick(span(from, row).map(hitAt), isTicked(ticks, hitAt(from)));
  };
  const onKey = (event: KeyboardEvent, active: number): void => {
    if (event.key !== ' ') return;
    event.preventDefault();
    anchor.current = null;
    toggle(active);
  };
  const onPress = (row: number, event: MouseEvent): void => {
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
  const rowAt = (index: number): ListRow | null => {
    const hit = hits[hitAt(index)];
    if (hit === undefined) return null;
    const marks = marksOf(hitAt(index));
    const title = isCorpus ? (titles.get(hit.document) ?? '') : '';
    const said = strings.search.hit({
      before: endOf(hit.before),
      match: hit.match,
      after: startOf(hit.after),
      title,
      tags: marks.map(({ tag }) => tag.label),
    });
    const isHitTicked = isTicked(ticks, hitAt(index));
    return {
      said,
      isSelected: isHitTicked,
      content: (
        <HitRow hit={hit} title={isCorpus ? title : null} marks={marks} isTicked={isHitTicked} />
      ),
    };
  };
  return (
    <RowList
      label={strings.search.list}
      description={strings.search.listHint}
      isMulti
      count={rows.length}
      place={place}
      row={rowAt}
      rowHeight={ROW_HEIGHT}
      page={PAGE}
      listRef={listRef}
      className={isCorpus ? styles['withTitles'] : undefined}
      rowClassName={styles['row']}
      onMove={move}
      onGo={(row) => {
        onGo(hitAt(row));
      }}
      onPress={onPress}
      onKey={onKey}
    />
  );
}
