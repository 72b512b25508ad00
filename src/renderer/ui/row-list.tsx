import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useId,
  useRef,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  type RefObject,
} from 'react';
import { classNames } from './class-names.ts';
import { listStep } from './list-keys.ts';
import { rangeWith } from './list-range.ts';
import styles from './row-list.module.css';

/** A row as it is drawn, and as a screen reader says it. */
export interface ListRow {
  readonly said: string;
  readonly isSelected: boolean;
  readonly content: ReactNode;
}

export interface RowListProps {
  readonly label: string;
  /** How it is used by keys, for screen readers. */
  readonly description?: string;
  readonly count: number;
  /** The row that is stood on; -1 where none is yet, and then keys begin at the first. */
  readonly place: number;
  /** Null where a row is not there any more. */
  readonly row: (index: number) => ListRow | null;
  /** Told apart by what rows are about where another may take one's place; by their places else. */
  readonly keyOf?: (index: number) => string;
  /** Pixels. */
  readonly rowHeight: number;
  /** Rows that Page Up and Page Down go over. */
  readonly page: number;
  readonly isMulti?: boolean;
  readonly listRef?: Ref<HTMLDivElement>;
  readonly scrollerRef?: RefObject<HTMLDivElement | null>;
  readonly className?: string | undefined;
  readonly rowClassName?: string | undefined;
  readonly style?: CSSProperties;
  readonly onMove: (index: number, isExtending: boolean) => void;
  /** Enter, or a double click. */
  readonly onGo: (index: number) => void;
  readonly onPress?: (index: number, event: MouseEvent) => void;
  /** Keys that the list itself has no use for. */
  readonly onKey?: (event: KeyboardEvent, active: number) => void;
  /** Called with the rows that are drawn. */
  readonly onShown?: (first: number, last: number) => void;
}

/**
 * A list box of any length: the keyboard stays on the list, which names the active row, so that rows may
 * come and go as it is scrolled. It follows its place.
 */
export function RowList(props: RowListProps): ReactNode {
  const { label, description, count, place, rowHeight, page, isMulti, style } = props;
  const { row: rowAt, onMove, onGo, onPress, onKey, onShown } = props;
  const keyOf = props.keyOf ?? String;
  const own = useRef<HTMLDivElement>(null);
  const scroller = props.scrollerRef ?? own;
  const prefix = useId();
  const active = Math.max(0, place);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    rangeExtractor: rangeWith(active),
  });
  useEffect(() => {
    if (place >= 0) virtualizer.scrollToIndex(place, { align: 'auto' });
    // Only where the place moved: whoever scrolls looks elsewhere.
  }, [virtualizer, place]);
  const items = virtualizer.getVirtualItems();
  const near = items.map(({ index }) => index).filter((index) => index !== active);
  const [first, last] = [near[0] ?? active, near.at(-1) ?? active];
  useEffect(() => {
    onShown?.(Math.min(first, active), Math.max(last, active));
  }, [onShown, first, last, active]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.shiftKey && isMulti !== true) return;
    const isBefore = place < 0 && event.key === 'ArrowDown' && !event.shiftKey;
    const step = listStep(event.key, { active: isBefore ? -1 : active, count, page });
    if (step === null && event.key !== 'Enter') return onKey?.(event, active);
    event.preventDefault();
    if (step === null) onGo(active);
    else onMove(step.to, event.shiftKey);
  };
  const press = (index: number, event: MouseEvent): void => {
    if (onPress === undefined) onMove(index, false);
    else onPress(index, event);
  };
  return (
    <div ref={scroller} className={classNames(styles['scroller'], props.className)} style={style}>
      <div
        ref={props.listRef}
        role="listbox"
        tabIndex={0}
        data-region-focus
        aria-label={label}
        aria-description={description}
        aria-multiselectable={isMulti}
        aria-activedescendant={`${prefix}-${keyOf(active)}`}
        className={styles['list']}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {items.map(({ index, start, size }) => {
          const row = rowAt(index);
          return row === null ? null : (
            <div
              key={keyOf(index)}
              id={`${prefix}-${keyOf(index)}`}
              role="option"
              aria-selected={row.isSelected}
              aria-label={row.said}
              aria-setsize={count}
              aria-posinset={index + 1}
              data-active={index === active || undefined}
              data-current={index === place || undefined}
              className={classNames(styles['row'], props.rowClassName)}
              style={{ height: size, transform: `translateY(${String(start)}px)` }}
              onClick={(event) => {
                press(index, event);
              }}
              onDoubleClick={() => {
                onGo(index);
              }}
            >
              {row.content}
            </div>
          );
        })}
      </div>
    </div>
  );
}
