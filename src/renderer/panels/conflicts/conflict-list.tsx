import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { useStore } from 'zustand';
import type { ShownConflict, Workbench } from '#renderer/store';
import { Dot, listStep, rangeWith } from '#renderer/ui';
import { strings } from '#renderer/words';
import { nameOf, rowInWords } from './said.ts';
import type { LoadedConflicts } from './use-conflicts.ts';
import styles from './conflict-list.module.css';

const ROW_HEIGHT = 48;
const PAGE = 6;

export interface ConflictListProps {
  readonly workbench: Workbench;
  readonly loaded: LoadedConflicts;
  readonly active: number;
  readonly listRef: Ref<HTMLDivElement>;
  readonly onMove: (line: number) => void;
  readonly onGo: () => void;
}

/**
 * A list box of any length: the keyboard stays on the list, which names the active row, so that rows may
 * come and go as it is scrolled.
 */
export function ConflictList(props: ConflictListProps): ReactNode {
  const { workbench, loaded, active, listRef, onMove, onGo } = props;
  const { total, get, need } = loaded;
  const scroller = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    rangeExtractor: rangeWith(active),
  });
  const items = virtualizer.getVirtualItems();
  const shown = items.map(({ index }) => index).filter((index) => index !== active);
  const [first, last] = [shown[0] ?? active, shown.at(-1) ?? active];
  useEffect(() => {
    need(Math.min(first, active), Math.max(last, active));
  }, [need, first, last, active]);
  useEffect(() => {
    virtualizer.scrollToIndex(active, { align: 'auto' });
  }, [virtualizer, active]);
  // By what it is about: where another takes its place, a screen reader says that one.
  const optionId = (index: number): string => {
    const conflict = get(index);
    const about = conflict === undefined ? [index] : [conflict.record, conflict.field];
    return [prefix, ...about].join('-');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const step = listStep(event.key, { active, count: total, page: PAGE });
    if (step === null && event.key !== 'Enter') return;
    event.preventDefault();
    if (step === null) onGo();
    else onMove(step.to);
  };
  return (
    <div ref={scroller} className={styles['scroller']}>
      <div
        ref={listRef}
        role="listbox"
        tabIndex={0}
        data-region-focus
        aria-label={strings.conflicts.list}
        aria-activedescendant={optionId(active)}
        className={styles['list']}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {items.map(({ index, start, size }) => {
          const conflict = get(index);
          return (
            <div
              key={index}
              id={optionId(index)}
              role="option"
              aria-selected={index === active}
              aria-label={conflict === undefined ? strings.conflicts.looking : rowInWords(conflict)}
              aria-setsize={total}
              aria-posinset={index + 1}
              className={styles['row']}
              style={{ height: size, transform: `translateY(${String(start)}px)` }}
              onClick={() => {
                onMove(index);
              }}
              onDoubleClick={onGo}
            >
              {conflict !== undefined && <Row workbench={workbench} conflict={conflict} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface RowProps {
  readonly workbench: Workbench;
  readonly conflict: ShownConflict;
}

function Row({ workbench, conflict }: RowProps): ReactNode {
  const { annotation, title, kind, fieldName, sides } = conflict;
  const colour = useStore(
    workbench.state,
    ({ tags }) => tags.find(({ id }) => id === annotation?.tag)?.colour ?? 'plain',
  );
  const people = [...new Set(sides.flatMap(({ by }) => by.map(nameOf)))].join(', ');
  return (
    <>
      <span className={styles['title']} dir="auto">
        {annotation !== null && <Dot colour={colour} />}
        <span className={annotation === null ? styles['name'] : styles['quote']}>{title}</span>
      </span>
      <span className={styles['about']}>
        {annotation === null && `${strings.conflicts.kinds[kind] ?? ''} · `}
        {fieldName} · {people}
      </span>
    </>
  );
}
