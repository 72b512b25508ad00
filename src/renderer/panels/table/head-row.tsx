import { ArrowDown, ArrowUp } from 'lucide-react';
import type { PointerEvent, ReactNode } from 'react';
import type { ColumnChoice, SortKey, TableColumn } from '#renderer/store';
import { classNames, Tick } from '#renderer/ui';
import { formatNumber, strings } from '#renderer/words';
import styles from './grid.module.css';

export interface HeadRowProps {
  /** Of the row's element; those of its cells begin with it. */
  readonly id: string;
  readonly columns: readonly ColumnChoice[];
  readonly sort: readonly SortKey[];
  /** The column that the keyboard stands on; null while it is elsewhere. */
  readonly active: number | null;
  readonly areAllTicked: boolean;
  readonly onTickAll: () => void;
  readonly onSort: (by: TableColumn, isWithOthers: boolean) => void;
  /** While an edge is drawn, and once it is let go. */
  readonly onWidth: (by: TableColumn, width: number, isDone: boolean) => void;
  readonly onOwnWidth: (by: TableColumn) => void;
}

/** The headings: a press sorts, an edge is drawn to another width. */
export function HeadRow(props: HeadRowProps): ReactNode {
  const { id, columns, sort, active, areAllTicked, onTickAll, onSort } = props;
  return (
    <div id={id} role="row" aria-rowindex={1} className={styles['headings']}>
      <div
        role="columnheader"
        aria-colindex={1}
        aria-label={strings.table.tickGroup}
        className={styles['tickHead']}
        onClick={onTickAll}
      >
        <Tick isTicked={areAllTicked} />
      </div>
      {columns.map(({ column }, at) => {
        const place = sort.findIndex(({ by }) => by === column);
        const key = sort[place];
        const Arrow = key?.isDescending === true ? ArrowDown : ArrowUp;
        return (
          <div
            key={column}
            id={`${id}-${String(at)}`}
            role="columnheader"
            aria-colindex={at + 2}
            aria-sort={key === undefined ? 'none' : key.isDescending ? 'descending' : 'ascending'}
            data-active={active === at || undefined}
            className={classNames(styles['heading'], styles[column])}
            onClick={(event) => {
              onSort(column, event.shiftKey);
            }}
          >
            <span className={styles['name']}>{strings.table.columns[column]}</span>
            {key !== undefined && <Arrow aria-hidden />}
            {key !== undefined && sort.length > 1 && (
              <span aria-hidden className={styles['place']}>
                {formatNumber(place + 1)}
              </span>
            )}
            <Edge {...props} column={column} />
          </div>
        );
      })}
    </div>
  );
}

interface EdgeProps extends HeadRowProps {
  readonly column: TableColumn;
}

/** The right edge of a heading. */
function Edge({ column, onWidth, onOwnWidth }: EdgeProps): ReactNode {
  const onPointerDown = (event: PointerEvent<HTMLSpanElement>): void => {
    const edge = event.currentTarget;
    const heading = edge.parentElement;
    if (heading === null || event.button !== 0) return;
    event.preventDefault();
    edge.setPointerCapture(event.pointerId);
    const from = event.clientX;
    const width = heading.offsetWidth;
    const widthAt = (x: number): number => width + x - from;
    let last = from;
    const move = (moved: globalThis.PointerEvent): void => {
      last = moved.clientX;
      onWidth(column, widthAt(last), false);
    };
    const done = (): void => {
      edge.removeEventListener('pointermove', move);
      if (last !== from) onWidth(column, widthAt(last), true);
    };
    edge.addEventListener('pointermove', move);
    edge.addEventListener('lostpointercapture', done, { once: true });
  };
  return (
    <span
      aria-hidden
      className={styles['edge']}
      onPointerDown={onPointerDown}
      onClick={(event) => {
        event.stopPropagation();
      }}
      onDoubleClick={(event) => {
        event.stopPropagation();
        onOwnWidth(column);
      }}
    />
  );
}
