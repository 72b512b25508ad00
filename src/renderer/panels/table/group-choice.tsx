import type { ReactNode, Ref } from 'react';
import type { TableGrouping } from '#renderer/store';
import { strings } from '#renderer/words';
import styles from './table-panel.module.css';

export interface GroupChoiceProps {
  readonly selectRef: Ref<HTMLSelectElement>;
  readonly grouping: TableGrouping | null;
  readonly onGrouping: (grouping: TableGrouping | null) => void;
}

const groupings: readonly TableGrouping[] = ['tag', 'document', 'analyst', 'actor', 'month'];

/** What rows stand in groups by. */
export function GroupChoice({ selectRef, grouping, onGrouping }: GroupChoiceProps): ReactNode {
  const words = strings.table;
  return (
    <span className={styles['choice']}>
      <span aria-hidden>{words.group}</span>
      <select
        ref={selectRef}
        aria-label={words.group}
        value={grouping ?? ''}
        onChange={(event) => {
          onGrouping(groupings.find((each) => each === event.target.value) ?? null);
        }}
      >
        <option value="">{words.groups.none}</option>
        {groupings.map((each) => (
          <option key={each} value={each}>
            {words.groups[each]}
          </option>
        ))}
      </select>
    </span>
  );
}
