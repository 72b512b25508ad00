import type { ReactNode } from 'react';
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

export interface EntryRowProps {
  readonly id: string;
  readonly entry: Entry;
  /** Pixels from the list's top. */
  readonly offset: number;
  readonly isSelected: boolean;
  readonly onSelect: (id: string) => void;
  readonly onEdit: () => void;
}

/** Deeper levels stand no further in. */
const MOST_LEVELS = 8;

export function EntryRow(props: EntryRowProps): ReactNode {
  const { id, entry, offset, isSelected, onSelect, onEdit } = props;
  const indent = 8 + 16 * (Math.min(entry.level, MOST_LEVELS) - 1);
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={entry.level}
      aria-posinset={entry.place}
      aria-setsize={entry.siblings}
      aria-selected={isSelected}
      data-faint={entry.isFaint || undefined}
      className={styles['entry']}
      style={{ top: offset, paddingInlineStart: indent }}
      onClick={() => {
        onSelect(entry.id);
      }}
      onDoubleClick={onEdit}
    >
      {entry.content}
    </div>
  );
}
