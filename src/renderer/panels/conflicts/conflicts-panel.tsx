import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Choice, ConflictSide, ShownConflict, Workbench } from '#renderer/store';
import { BarCount, Button, SheetBar } from '#renderer/ui';
import { strings } from '#renderer/words';
import { ConflictList } from './conflict-list.tsx';
import { ConflictView } from './conflict-view.tsx';
import { saidShort } from './said.ts';
import { TakeAll } from './take-all.tsx';
import { useActive } from './use-active.ts';
import { useConflicts } from './use-conflicts.ts';
import styles from './conflicts-panel.module.css';

export interface ConflictsPanelProps {
  readonly workbench: Workbench;
  /** Gives the keyboard back to the text. */
  readonly onLeave: () => void;
  /** Called when the text has come to what a conflict is about. */
  readonly onPlace: () => void;
  /** Puts the view away. */
  readonly onClose: () => void;
  /** Says a sentence to screen readers. */
  readonly onSay: (sentence: string) => void;
}

const words = strings.conflicts;

/** What is said once a side is taken. */
function takenInWords(side: ConflictSide): string {
  if (side.kind === 'keep') return words.kept;
  if (side.kind === 'delete') return words.deleted;
  return side.text === '' ? words.tookNothing : words.took(saidShort(side));
}

const isOnMenu = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('[role="menu"]') !== null;

/** What people are at odds over: one after another by key, each with all that is said. */
export function ConflictsPanel(props: ConflictsPanelProps): ReactNode {
  const { workbench, onLeave, onPlace, onClose, onSay } = props;
  const loaded = useConflicts(workbench);
  const { line, move, decided } = useActive(workbench, loaded);
  const list = useRef<HTMLDivElement>(null);
  const isAny = loaded.total > 0;
  const [wasAny, setWasAny] = useState(isAny);
  if (isAny && !wasAny) setWasAny(true);
  /** Who looks has decided the last of them. */
  const [isOwn, setOwn] = useState(false);
  if (isAny && isOwn) setOwn(false);
  const conflict = loaded.total === 0 ? undefined : loaded.get(line);
  const shown = conflict === undefined ? null : `${conflict.record} ${conflict.field}`;
  useEffect(() => {
    if (conflict !== undefined) workbench.conflicts.show(conflict);
    // The same conflict may be told anew: the text stays where it is then.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [workbench, shown]);
  useEffect(() => {
    // Undo brings the list back in the place of what had the keyboard.
    if (isAny && wasAny && document.activeElement === document.body) list.current?.focus();
  }, [isAny, wasAny]);

  const said = (what: string): void => {
    const { count } = workbench.state.getState().conflicts;
    if (count === 0) setOwn(true);
    onSay(words.decided(what, count));
  };
  const decide = async (asked: ShownConflict, choice: Choice, what: string): Promise<void> => {
    decided(asked);
    if (await workbench.conflicts.resolve(asked.record, asked.field, choice)) said(what);
    list.current?.focus();
  };
  const isReady = conflict !== undefined && loaded.isCurrent;
  const take = (side: ConflictSide | undefined): void => {
    if (isReady && side !== undefined) void decide(conflict, side.choice, takenInWords(side));
  };
  const both = (): void => {
    if (isReady && conflict.canBeBoth) void decide(conflict, { kind: 'both' }, words.keptBoth);
  };
  const unite = (): void => {
    if (isReady && conflict.canBeUnited) void decide(conflict, { kind: 'unite' }, words.united);
  };
  const go = async (): Promise<void> => {
    if (conflict !== undefined && (await workbench.conflicts.goTo(conflict))) onPlace();
  };
  const acts: Readonly<Record<string, () => void>> = {
    j: () => move(line + 1),
    k: () => move(line - 1),
    b: both,
    u: unite,
    Escape: onLeave,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || isOnMenu(event.target)) return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const isNumber = /^[1-9]$/.test(event.key);
    const act = isNumber ? () => take(conflict?.sides[Number(event.key) - 1]) : acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  return (
    <section
      aria-label={words.list}
      data-region="conflicts"
      data-own-keys
      className={styles['panel']}
      onKeyDown={onKeyDown}
    >
      {loaded.total === 0 ? (
        <Rest workbench={workbench} isDone={wasAny} isOwn={isOwn} onClose={onClose} />
      ) : (
        <>
          <SheetBar>
            <BarCount>{words.place(line + 1, loaded.total)}</BarCount>
            {loaded.total > 1 && (
              <TakeAll
                workbench={workbench}
                onTaken={(name, count) => {
                  said(words.decidedMany(count, name).replace(/\.$/u, ''));
                  list.current?.focus();
                }}
              />
            )}
            <span className={styles['keys']}>{words.keys}</span>
          </SheetBar>
          <div className={styles['body']}>
            <ConflictList
              workbench={workbench}
              loaded={loaded}
              active={line}
              listRef={list}
              onMove={move}
              onGo={() => void go()}
            />
            {conflict === undefined ? (
              <div className={styles['rest']}>
                <p>{loaded.isFailed ? words.failed : words.looking}</p>
              </div>
            ) : (
              <ConflictView
                workbench={workbench}
                conflict={conflict}
                onTake={take}
                onBoth={both}
                onUnite={unite}
                onGo={() => void go()}
              />
            )}
          </div>
        </>
      )}
    </section>
  );
}

interface RestProps {
  readonly workbench: Workbench;
  /** All that there was has been decided. */
  readonly isDone: boolean;
  /** The last of it by whoever looks. */
  readonly isOwn: boolean;
  readonly onClose: () => void;
}

/** What stands where nobody is at odds. */
function Rest({ workbench, isDone, isOwn, onClose }: RestProps): ReactNode {
  const button = useRef<HTMLDivElement>(null);
  /** Who else decided; null until that is known. */
  const [others, setOthers] = useState<readonly string[] | null>(null);
  useEffect(() => {
    // The list that had the keyboard is gone with its last row.
    if (isDone) button.current?.querySelector('button')?.focus();
  }, [isDone]);
  useEffect(() => {
    if (!isDone || isOwn) return undefined;
    let isOver = false;
    const tell = (names: readonly string[]): void => {
      if (!isOver) setOthers(names);
    };
    workbench.conflicts.decidedBy().then(tell, () => tell([]));
    return () => {
      isOver = true;
    };
  }, [workbench, isDone, isOwn]);
  return (
    <div className={styles['rest']} ref={button}>
      <p>{isDone ? doneInWords(isOwn, others) : words.none}</p>
      {!isDone && <p>{words.noneHint}</p>}
      <Button onPress={onClose}>{words.close}</Button>
    </div>
  );
}

function doneInWords(isOwn: boolean, others: readonly string[] | null): string {
  if (isOwn) return words.allDone;
  // The line keeps its place until it is known what it says.
  if (others === null) return '\u00a0';
  return others.length > 0 ? words.allDoneBy(others) : words.noneLeft;
}
