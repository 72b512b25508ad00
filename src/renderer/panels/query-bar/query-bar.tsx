import { ListFilter, X } from 'lucide-react';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { TableState, Workbench } from '#renderer/store';
import { IconButton, OfferField } from '#renderer/ui';
import { strings } from '#renderer/words';
import { Filters } from './filters.tsx';
import { offersIn, problemsOf } from './offers.ts';
import { useAskable } from './query-names.ts';
import styles from './query-bar.module.css';

export interface QueryBarProps {
  readonly workbench: Workbench;
  /** Puts the keyboard onto what is shown of the annotations below. */
  readonly onList: () => void;
  readonly onLeave: () => void;
}

/** Which annotations are asked for: typed, or chosen from what there is. */
export function QueryBar({ workbench, onList, onLeave }: QueryBarProps): ReactNode {
  const table = useStore(workbench.state, (state) => state.table);
  if (table === null) return null;
  return <Bar workbench={workbench} table={table} onList={onList} onLeave={onLeave} />;
}

interface BarProps extends QueryBarProps {
  readonly table: TableState;
}

function Bar({ workbench, table, onList, onLeave }: BarProps): ReactNode {
  const words = strings.query;
  const { query } = table.ask;
  const names = useAskable(workbench);
  const field = useRef<HTMLDivElement>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const problems = useMemo(() => problemsOf(query, names, caret), [query, names, caret]);
  const ask = (next: string): void => {
    if (next !== query) workbench.table.change({ query: next });
  };
  return (
    <section aria-label={words.region} data-region="query" className={styles['bar']}>
      <div ref={field} className={styles['row']}>
        <OfferField
          label={words.field}
          placeholder={words.placeholder}
          value={query}
          onChange={ask}
          offersAt={(typed, at) => offersIn(typed, at, names)}
          problems={problems}
          onCaret={setCaret}
          onDown={onList}
          onLeave={onLeave}
          mark={mark}
          icon={<ListFilter aria-hidden />}
          after={
            query !== '' && (
              <IconButton
                label={words.clear}
                className={styles['clear']}
                onPress={() => {
                  ask('');
                  field.current?.querySelector('input')?.focus();
                }}
              >
                <X aria-hidden />
              </IconButton>
            )
          }
        />
        <Filters query={query} names={names} onQuery={ask} />
      </div>
      {problems[0] !== undefined && <p className={styles['problem']}>{problems[0].text}</p>}
    </section>
  );
}

const mark = { 'data-query-field': '', 'data-region-focus': '' } as const;
