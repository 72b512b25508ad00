import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { TableColumn, TableGroup, TableGrouping, TableLine } from '#renderer/store';
import { classNames, Dot, Tick } from '#renderer/ui';
import { formatNumber, strings } from '#renderer/words';
import type { TagId } from '#core/model';
import { Cell } from './cells.tsx';
import { groupLabel } from './group-label.ts';
import type { Names } from './names.ts';
import styles from './line-row.module.css';

export interface LineRowProps {
  /** Of the line's element; those of its cells begin with it. */
  readonly id: string;
  readonly index: number;
  /** Undefined until it has been fetched: its place is kept. */
  readonly line: TableLine | undefined;
  readonly columns: readonly TableColumn[];
  readonly names: Names;
  readonly grouping: TableGrouping | null;
  readonly isActive: boolean;
  /** The column that the keyboard stands on; null for all of the row. */
  readonly activeCell: number | null;
  /** Pixels from the top of all lines, for a row that stands by itself. */
  readonly top?: number;
}

/** One line of the table: an annotation, or the head of a group. */
export const LineRow = memo(function LineRow(props: LineRowProps): ReactNode {
  const { id, index, line, grouping, isActive, top } = props;
  const isRow = line?.kind === 'row';
  const isTicked = isRow ? line.isTicked : line !== undefined && line.ticked === line.count;
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isTicked}
      {...(grouping !== null && { 'aria-level': isRow || line === undefined ? 2 : 1 })}
      {...(line?.kind === 'group' && { 'aria-expanded': !line.isFolded })}
      data-index={index}
      data-active={isActive || undefined}
      className={classNames(styles['row'], top !== undefined && styles['apart'])}
      style={top === undefined ? {} : { top }}
    >
      {line === undefined ? (
        <Placeholder columns={props.columns.length} />
      ) : line.kind === 'row' ? (
        <>
          <div role="gridcell" aria-colindex={1} data-tick className={styles['tick']}>
            <Tick isTicked={line.isTicked} />
          </div>
          {props.columns.map((column, at) => (
            <div
              key={column}
              id={`${id}-${String(at)}`}
              role="gridcell"
              aria-colindex={at + 2}
              data-cell={isActive && props.activeCell === at ? true : undefined}
              className={classNames(styles['cell'], styles[column])}
            >
              <Cell row={line} column={column} names={props.names} />
            </div>
          ))}
        </>
      ) : (
        <Head {...props} group={line} />
      )}
    </div>
  );
});

function Placeholder({ columns }: { readonly columns: number }): ReactNode {
  return (
    <div role="gridcell" aria-colindex={1} aria-colspan={columns + 1} className={styles['whole']}>
      <span className={styles['placeholder']} role="img" aria-label={strings.table.notLoaded} />
    </div>
  );
}

function Head({
  group,
  grouping,
  names,
  columns,
}: LineRowProps & { readonly group: TableGroup }): ReactNode {
  const label = grouping === null ? '' : groupLabel(grouping, group.key, names);
  const tag = grouping === 'tag' ? names.tag(group.key as TagId) : undefined;
  const Chevron = group.isFolded ? ChevronRight : ChevronDown;
  return (
    <>
      <div role="gridcell" aria-colindex={1} data-tick className={styles['tick']}>
        <Tick isTicked={group.ticked === group.count} />
      </div>
      <div
        role="gridcell"
        aria-colindex={2}
        aria-colspan={columns.length}
        data-fold
        className={classNames(styles['whole'], styles['head'])}
      >
        <Chevron aria-hidden />
        {tag !== undefined && <Dot colour={tag.colour} />}
        <span className={styles['label']} dir="auto">
          {label}
        </span>
        <span className={styles['count']}>
          {formatNumber(group.count)}
          {group.ticked > 0 && ` · ${strings.table.ticked(group.ticked)}`}
        </span>
      </div>
    </>
  );
}
