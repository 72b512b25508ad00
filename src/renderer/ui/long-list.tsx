import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { classNames } from './class-names.ts';
import { listStep } from './list-keys.ts';
import { rangeWith } from './list-range.ts';
import styles from './long-list.module.css';

/** A line of the list: something to choose, or the heading of those below it. */
export type Row<T> =
  | { readonly kind: 'heading'; readonly key: string; readonly text: string }
  | { readonly kind: 'item'; readonly key: string; readonly item: T };

export interface LongListProps<T> {
  readonly label: string;
  /** How it is used by keys, for screen readers. */
  readonly description?: string;
  readonly rows: readonly Row<T>[];
  /** Pixels; the same for all items, so that a list of any length is drawn only where it is looked at. */
  readonly rowHeight: number;
  readonly draw: (item: T, isChosen: boolean) => ReactNode;
  /** What a screen reader says of an item. */
  readonly describe: (item: T) => string;
  /** Keys of what is chosen: many, ticked one by one, where `onTick` is there; else one. */
  readonly chosen: ReadonlySet<string>;
  readonly onTick?: (keys: readonly string[]) => void;
  readonly onActive?: (item: T) => void;
  readonly onEnter?: (item: T) => void;
  readonly listRef?: Ref<HTMLDivElement>;
}

const page = 8;
const headingHeight = 30;

/** Where the keyboard goes among rows: headings are passed over. */
function nearest<T>(rows: readonly Row<T>[], wished: number, direction: 1 | -1): number {
  const last = rows.length - 1;
  const from = Math.max(0, Math.min(last, wished));
  for (let at = from; at >= 0 && at <= last; at += direction)
    if (rows[at]?.kind === 'item') return at;
  return rows.findIndex(({ kind }) => kind === 'item');
}

/**
 * A list box of any length, with headings: the keyboard stays on the list, which names the active
 * item, so that rows may come and go as it is scrolled.
 */
export function LongList<T>(props: LongListProps<T>): ReactNode {
  const { label, description, rows, rowHeight, draw, describe, chosen, listRef } = props;
  const { onTick, onActive, onEnter } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const [activeKey, setActiveKey] = useState<string | null>(null);
  // Until somebody goes elsewhere, the keyboard is on the one that is chosen.
  const begun = onTick === undefined ? ([...chosen][0] ?? null) : null;
  const known = rows.findIndex(({ key }) => key === (activeKey ?? begun));
  const [lastAt, setLastAt] = useState(0);
  const active = known === -1 ? nearest(rows, lastAt, 1) : known;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'heading' ? headingHeight : rowHeight),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 6,
    rangeExtractor: rangeWith(active),
  });
  // Other rows at the same places have other heights.
  useEffect(() => {
    virtualizer.measure();
  }, [rows, virtualizer]);

  const goTo = (wished: number, direction: 1 | -1): void => {
    const at = nearest(rows, wished, direction);
    const row = rows[at];
    if (row?.kind !== 'item') return;
    setActiveKey(row.key);
    setLastAt(at);
    // The heading above the first item is not to stay hidden.
    const isUnderHeading = rows[at - 1]?.kind === 'heading' && at === 1;
    virtualizer.scrollToIndex(isUnderHeading ? 0 : at, { align: 'auto' });
    onActive?.(row.item);
  };
  const tick = (keys: readonly string[]): void => {
    setLastAt(active);
    onTick?.(keys);
  };
  const activeRow = rows[active];
  const items = rows.filter((row) => row.kind === 'item');
  const acts: Readonly<Record<string, () => void>> = {
    ' ': () => {
      if (activeRow?.kind === 'item') tick([activeRow.key]);
    },
    Enter: () => {
      if (activeRow?.kind !== 'item') return;
      setLastAt(active);
      onEnter?.(activeRow.item);
    },
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key !== 'a' || onTick === undefined) return;
      event.preventDefault();
      const rest = items.filter(({ key }) => !chosen.has(key));
      return tick((rest.length === 0 ? items : rest).map(({ key }) => key));
    }
    const step = listStep(event.key, { active, count: rows.length, page });
    const act = step === null ? acts[event.key] : () => goTo(step.to, step.direction);
    if (act === undefined) return;
    event.preventDefault();
    act();
  };

  const places = new Map(items.map(({ key }, index) => [key, index + 1]));
  return (
    <div className={styles['scroller']} ref={scroller}>
      <div
        ref={listRef}
        role="listbox"
        tabIndex={0}
        aria-label={label}
        aria-multiselectable={onTick !== undefined}
        {...(description === undefined ? {} : { 'aria-description': description })}
        {...(activeRow === undefined
          ? {}
          : { 'aria-activedescendant': `${prefix}-${String(active)}` })}
        className={styles['list']}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtualizer.getVirtualItems().map(({ index, key, start, size }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const place = { height: size, transform: `translateY(${String(start)}px)` };
          if (row.kind === 'heading')
            return (
              <div key={key} aria-hidden className={styles['heading']} style={place}>
                <bdi>{row.text}</bdi>
              </div>
            );
          const isActive = index === active;
          const isChosen = chosen.has(row.key);
          return (
            <div
              key={key}
              id={`${prefix}-${String(index)}`}
              role="option"
              aria-selected={isChosen}
              aria-label={describe(row.item)}
              aria-setsize={items.length}
              aria-posinset={places.get(row.key) ?? 0}
              data-active={isActive || undefined}
              className={classNames(styles['item'], isChosen && styles['chosen'])}
              style={place}
              onClick={() => {
                goTo(index, 1);
                tick([row.key]);
              }}
            >
              {draw(row.item, isChosen)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
