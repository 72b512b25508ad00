import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { ColumnChoice, Workbench } from '#renderer/store';
import { Button, Check, IconButton, Popover } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './columns-menu.module.css';

export interface ColumnsMenuProps {
  readonly workbench: Workbench;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

const moved = (
  columns: readonly ColumnChoice[],
  from: number,
  by: 1 | -1,
): readonly ColumnChoice[] => {
  const others = columns.filter((_, at) => at !== from);
  const column = columns[from];
  return column === undefined ? columns : others.toSpliced(from + by, 0, column);
};

/** Which columns are shown, and in which order. */
export function ColumnsMenu({ workbench, isOpen, onOpen }: ColumnsMenuProps): ReactNode {
  const words = strings.table;
  const columns = useStore(workbench.state, (state) => state.tableColumns);
  const anchor = useRef<HTMLSpanElement>(null);
  const choose = (next: readonly ColumnChoice[] | null): void => {
    workbench.table.setColumns(next);
  };
  const shown = columns.filter(({ isShown }) => isShown).length;
  return (
    <span ref={anchor}>
      <IconButton
        label={words.columnsMenu}
        onPress={() => {
          onOpen(true);
        }}
      >
        <Columns3 aria-hidden />
      </IconButton>
      {isOpen && (
        <Popover
          label={words.columnsMenu}
          anchor={anchor}
          onClose={() => {
            onOpen(false);
          }}
        >
          <ul aria-label={words.columnsHint} className={styles['list']}>
            {columns.map(({ column, isShown }, at) => (
              <li key={column} className={styles['line']}>
                <Check
                  label={words.columns[column]}
                  isSelected={isShown}
                  onChange={(isWanted) => {
                    if (!isWanted && shown === 1) return;
                    choose(
                      columns.map((each) =>
                        each.column === column ? { ...each, isShown: isWanted } : each,
                      ),
                    );
                  }}
                />
                <IconButton
                  label={words.columnEarlier(words.columns[column])}
                  isDisabled={at === 0}
                  onPress={() => {
                    choose(moved(columns, at, -1));
                  }}
                >
                  <ArrowUp aria-hidden />
                </IconButton>
                <IconButton
                  label={words.columnLater(words.columns[column])}
                  isDisabled={at === columns.length - 1}
                  onPress={() => {
                    choose(moved(columns, at, 1));
                  }}
                >
                  <ArrowDown aria-hidden />
                </IconButton>
              </li>
            ))}
          </ul>
          <div className={styles['foot']}>
            <Button
              variant="quiet"
              onPress={() => {
                choose(null);
              }}
            >
              {words.ownColumns}
            </Button>
          </div>
        </Popover>
      )}
    </span>
  );
}
