import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import styles from './entry-list.module.css';

/** A line of the list. */
export interface Entry {
  readonly id: string;
  /** Found by typing its first letters. */
  readonly label: string;
  readonly content: ReactNode;
  readonly level: number;
  readonly place: number;
  readonly siblings: number;
  readonly isFaint: boolean;
}

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

/**
 * A tree whose branches are always open: what is selected follows the arrow keys, and is shown
 * beside the list. Letters go to the next entry that begins with them.
 */
export function EntryList(props: EntryListProps): ReactNode {
  const { label, hint, entries, selected, onSelect, onEdit, onKey, wish } = props;
  const list = useRef<HTMLUListElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const at = entries.findIndex(({ id }) => id === selected);
  const focusRow = (): void =>
    list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });

  useEffect(() => {
    // A change of the codebook may have moved the row that has the keyboard.
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
    if (list.current?.contains(document.activeElement)) focusRow();
  }, [selected, entries]);
  useEffect(focusRow, [wish]);

  const go = (index: number): void => {
    const entry = entries[Math.max(0, Math.min(index, entries.length - 1))];
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
    ArrowDown: () => go(at + 1),
    ArrowUp: () => go(at - 1),
    Home: () => go(0),
    End: () => go(entries.length - 1),
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
    const act = keys[event.key];
    if (act !== undefined) {
      event.preventDefault();
      act();
    } else if ([...event.key].length === 1 && event.key !== ' ') {
      event.preventDefault();
      goTo(event.key, event.timeStamp);
    }
  };
  return (
    <ul
      ref={list}
      role="tree"
      aria-label={label}
      {...(hint === undefined ? {} : { 'aria-description': hint })}
      className={styles['list']}
      onKeyDown={onKeyDown}
    >
      {entries.map((entry) => (
        <li
          key={entry.id}
          role="treeitem"
          aria-level={entry.level}
          aria-posinset={entry.place}
          aria-setsize={entry.siblings}
          aria-selected={entry.id === selected}
          tabIndex={entry.id === selected || (at === -1 && entry === entries[0]) ? 0 : -1}
          data-faint={entry.isFaint || undefined}
          className={styles['entry']}
          style={{ paddingInlineStart: `${8 + 16 * (Math.min(entry.level, 8) - 1)}px` }}
          onClick={() => {
            onSelect(entry.id);
          }}
          onDoubleClick={onEdit}
          onFocus={() => {
            if (entry.id !== selected) onSelect(entry.id);
          }}
        >
          {entry.content}
        </li>
      ))}
    </ul>
  );
}
