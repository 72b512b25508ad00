import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { TableRow, TableState, Workbench } from '#renderer/store';
import {
  BarCount,
  BarGap,
  BarProblem,
  Button,
  isChord,
  KeyButtons,
  ProgressBar,
  SheetBar,
} from '#renderer/ui';
import { strings } from '#renderer/words';
import { ColumnsMenu } from './columns-menu.tsx';
import { copyRows } from './copy-rows.ts';
import { FootBar } from './foot-bar.tsx';
import { Grid } from './grid.tsx';
import { GroupChoice } from './group-choice.tsx';
import { useNames } from './names.ts';
import type { TablePart } from './part.ts';
import { tickKeys } from './tick-keys.ts';
import styles from './table-panel.module.css';

export interface TablePanelProps {
  readonly workbench: Workbench;
  /** Gives the keyboard back to the text. */
  readonly onLeave: () => void;
  /** Called when the text has come to an annotation, to give it the keyboard there. */
  readonly onPlace: () => void;
  /** Puts the keyboard into the field of the query. */
  readonly onQuery?: () => void;
  /** What is open over the table; null for nothing. */
  readonly part: TablePart | null;
  readonly onPart: (part: TablePart | null) => void;
}

/** All annotations of the project as rows, while they are asked for. */
export function TablePanel({ workbench, ...rest }: TablePanelProps): ReactNode {
  const table = useStore(workbench.state, (state) => state.table);
  if (table === null) return null;
  return <Panel workbench={workbench} table={table} {...rest} />;
}

interface PanelProps extends TablePanelProps {
  readonly table: TableState;
}

const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement;

function Panel(props: PanelProps): ReactNode {
  const { workbench, table, onLeave, onPlace, onQuery, part, onPart } = props;
  const names = useNames(workbench);
  const grid = useRef<HTMLDivElement>(null);
  const grouping = useRef<HTMLSelectElement>(null);
  const lastFocused = useRef<Element | null>(null);
  useLayoutEffect(() => {
    // A button that rests cannot keep the keyboard: the page would have it.
    const isResting = lastFocused.current?.matches('button:disabled') === true;
    const { activeElement } = document;
    const isLost = activeElement === document.body || activeElement === lastFocused.current;
    if (isResting && isLost) grid.current?.focus();
  }, [table]);

  const go = async (row: TableRow): Promise<void> => {
    await workbench.goTo(row.id, row.document);
    if (workbench.state.getState().focused === row.id) onPlace();
  };
  const ticking = tickKeys(workbench.table);
  const hasRow = table.standing.ticked > 0 || table.current !== null;
  const keys: readonly (readonly [chord: string, run: () => void])[] = [
    ['Escape', onLeave],
    ['Mod+C', () => void copyRows(workbench)],
    ['C', () => void copyRows(workbench)],
    ['G', () => grouping.current?.focus()],
    ['V', () => hasRow && onPart('value')],
    ['F', () => onQuery?.()],
    ['/', () => onQuery?.()],
    ['Delete', () => void workbench.table.remove()],
    ['Backspace', () => void workbench.table.remove()],
    ...ticking.map(({ chord, run }) => [chord, run] as const),
  ];
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || (isTyping(event.target) && event.key !== 'Escape')) return;
    // A dialog that hangs on a button here is elsewhere on the page, and has its own keys.
    if (!event.currentTarget.contains(event.target as Node)) return;
    const key = keys.find(([chord]) => isChord(event.nativeEvent, chord));
    if (key === undefined) return;
    event.preventDefault();
    key[1]();
  };
  const { standing } = table;
  return (
    <section
      onFocus={({ target }) => {
        lastFocused.current = target;
      }}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget !== null) lastFocused.current = null;
      }}
      aria-label={strings.table.region}
      data-region="table"
      data-own-keys
      className={styles['panel']}
      onKeyDown={onKeyDown}
    >
      <SheetBar>
        <Outcome workbench={workbench} table={table} />
        <BarGap />
        <KeyButtons
          label={strings.table.tickGroup}
          acts={ticking}
          isDisabled={standing.matched === 0}
        />
        <GroupChoice
          selectRef={grouping}
          grouping={table.ask.group}
          onGrouping={(group) => {
            workbench.table.change({ group });
            grid.current?.focus();
          }}
        />
        <ColumnsMenu
          workbench={workbench}
          isOpen={part === 'columns'}
          onOpen={(isOpen) => {
            onPart(isOpen ? 'columns' : null);
          }}
        />
      </SheetBar>
      <Grid
        workbench={workbench}
        table={table}
        names={names}
        gridRef={grid}
        onGo={(row) => void go(row)}
      />
      <FootBar
        workbench={workbench}
        table={table}
        part={part}
        onPart={(next) => {
          onPart(next);
          if (next === null) grid.current?.focus();
        }}
      />
    </section>
  );
}

/** How many there are, how far the reading has come, and what went wrong. */
function Outcome({ workbench, table }: Pick<PanelProps, 'workbench' | 'table'>): ReactNode {
  const words = strings.table;
  const { matched, total, progress, damaged, failure } = table.standing;
  if (failure !== null)
    return (
      <>
        <BarProblem>{words.failures[failure]}</BarProblem>
        <Button
          variant="quiet"
          onPress={() => {
            workbench.table.open();
          }}
        >
          {words.again}
        </Button>
      </>
    );
  return (
    <>
      <BarCount>{words.count(matched, total)}</BarCount>
      {progress !== null && progress.total > 0 && (
        <ProgressBar
          label={words.reading}
          done={progress.done}
          total={progress.total}
          text={words.progress(progress.done, progress.total)}
        />
      )}
      {damaged > 0 && <BarProblem>{words.damaged(damaged)}</BarProblem>}
    </>
  );
}
