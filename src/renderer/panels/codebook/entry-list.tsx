import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { listStep, rangeWith } from '#renderer/ui';
import { EntryRow, type Entry } from './entry-row.tsx';
import styles from './entry-list.module.css';

export interface EntryListProps {
  readonly label: string;
  readonly hint?: string;
  readonly entries: readonly Entry[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  /** Enter, and a double press. */
  readonly onEdit: () => void;
  /** Keys that the list has no use for; true where it was one of the caller's. */
  readonly onKey?: (event: KeyboardEvent) => boolean;
  /** Grows with each wish to have the keyboard in the list. */
  readonly wish: number;
}

/** Milliseconds after which typing begins anew. */
const PAUSE = 700;

/** Pixels from a row to the next, as in entry-list.module.css. */
const ROW = 31;

/** Rows that a page key moves over. */
const PAGE = 10;

/**
 * A tree whose branches are always open: what is selected follows the arrow keys, and is shown
 * beside the list. Letters go to the next entry that begins with them. Only what is near the view is
 * in the page.
 */
export function EntryList(props: EntryListProps): ReactNode {
  const { label, hint, entries, selected, onSelect, onEdit, onKey, wish } = props;
  const prefix = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const at = entries.findIndex(({ id }) => id === selected);
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => entries[index]?.id ?? index,
    overscan: 6,
    paddingStart: 6,
    paddingEnd: 6,
    rangeExtractor: rangeWith(at),
  });

  useEffect(() => {
    if (at >= 0) virtualizer.scrollToIndex(at, { align: 'auto' });
  }, [at, virtualizer]);
  useEffect(() => list.current?.focus({ preventScroll: true }), [wish]);

  const go = (index: number): void => {
    const entry = entries[index];
    if (entry !== undefined) onSelect(entry.id);
  };
  const goUp = (): void => {
    const level = entries[at]?.level ?? 1;
    const parent = entries.slice(0, at).findLastIndex((entry) => entry.level < level);
    if (parent !== -1) go(parent);
  };
  const goTo = (letter: string, now: number): void => {
    const isGoingOn = now - typed.current.at < PAUSE && typed.current.text !== letter;
    const text = isGoingOn ? typed.current.text + letter : letter;
    typed.current = { text, at: now };
    const from = text.length === letter.length ? at + 1 : at;
    const order = [...entries.slice(from), ...entries.slice(0, from)];
    const found = order.find((entry) => entry.label.toLowerCase().startsWith(text.toLowerCase()));
    if (found !== undefined) onSelect(found.id);
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: goUp,
    ArrowRight: () => {
      if ((entries[at + 1]?.level ?? 0) > (entries[at]?.level ?? 0)) go(at + 1);
    },
    Enter: onEdit,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (onKey?.(event) === true) return event.preventDefault();
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = listStep(event.key, { active: at, count: entries.length, page: PAGE });
    const act = step === null ? keys[event.key] : () => go(step.to);
    if (act !== undefined) {
      event.preventDefault();
      act();
    } else if ([...event.key].length === 1 && event.key !== ' ') {
      event.preventDefault();
      goTo(event.key, event.timeStamp);
    }
  };
  return (
    <div ref={scroller} className={styles['scroller']}>
      <div
        ref={list}
        role="tree"
        tabIndex={0}
        aria-label={label}
        {...(hint === undefined ? {} : { 'aria-description': hint })}
        {...(at === -1 ? {} : { 'aria-activedescendant': `${prefix}-${String(at)}` })}
        className={styles['list']}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const entry = entries[index];
          return entry === undefined ? null : (
            <EntryRow
              key={key}
              id={`${prefix}-${String(index)}`}
              entry={entry}
              offset={start}
              isSelected={entry.id === selected}
              onSelect={onSelect}
              onEdit={onEdit}
            />
          );
        })}
      </div>
    </div>
  );
}
