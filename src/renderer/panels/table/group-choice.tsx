import type { ReactNode, Ref } from 'react';
import type { TableGrouping } from '#renderer/store';
import { BarChoice } from '#renderer/ui';
import { strings } from '#renderer/words';

export interface GroupChoiceProps {
  readonly selectRef: Ref<HTMLSelectElement>;
  readonly grouping: TableGrouping | null;
  readonly onGrouping: (grouping: TableGrouping | null) => void;
}

const groupings: readonly TableGrouping[] = ['tag', 'document', 'analyst', 'actor', 'month'];
const { group: label, groups: words } = strings.table;

const options: readonly (readonly [TableGrouping | 'none', string])[] = [
  ['none', words.none],
  ...groupings.map((each) => [each, words[each]] as const),
];

/** What rows stand in groups by. */
export function GroupChoice({ selectRef, grouping, onGrouping }: GroupChoiceProps): ReactNode {
  return (
    <BarChoice
      label={label}
      value={grouping ?? 'none'}
      options={options}
      selectRef={selectRef}
      onChoose={(chosen) => {
        onGrouping(chosen === 'none' ? null : chosen);
      }}
    />
  );
}
