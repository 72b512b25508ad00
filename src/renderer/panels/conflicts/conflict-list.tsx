import type { ReactNode, Ref } from 'react';
import { useStore } from 'zustand';
import type { ShownConflict, Workbench } from '#renderer/store';
import { Dot, RowList, type ListRow } from '#renderer/ui';
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
  // By what it is about: where another takes its place, a screen reader says that one.
  const keyOf = (index: number): string => {
    const conflict = get(index);
    return conflict === undefined ? String(index) : `${conflict.record}-${conflict.field}`;
  };
  const rowAt = (index: number): ListRow => {
    const conflict = get(index);
    return {
      said: conflict === undefined ? strings.conflicts.looking : rowInWords(conflict),
      isSelected: index === active,
      content: conflict !== undefined && <Row workbench={workbench} conflict={conflict} />,
    };
  };
  return (
    <RowList
      label={strings.conflicts.list}
      count={total}
      place={active}
      row={rowAt}
      keyOf={keyOf}
      rowHeight={ROW_HEIGHT}
      page={PAGE}
      listRef={listRef}
      className={styles['scroller']}
      rowClassName={styles['row']}
      onMove={onMove}
      onGo={onGo}
      onShown={need}
    />
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
