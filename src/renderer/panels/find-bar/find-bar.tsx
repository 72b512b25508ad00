import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { TextRange } from '#core/text';
import type { FindState, Workbench } from '#renderer/store';
import { classNames, IconButton } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './find-bar.module.css';

export interface FindBarProps {
  readonly workbench: Workbench;
  /** Grows with each wish to have the keyboard in the field. */
  readonly wish: number;
  /** Called when the bar closes, to give the keyboard back to the text, at the match shown last. */
  readonly onClose: (match: TextRange | null) => void;
}

export function FindBar({ workbench, wish, onClose }: FindBarProps): ReactNode {
  const find = useStore(workbench.state, (state) => state.find);
  if (find === null) return null;
  return <OpenFindBar workbench={workbench} find={find} wish={wish} onClose={onClose} />;
}

interface OpenFindBarProps extends FindBarProps {
  readonly find: FindState;
}

function OpenFindBar({ workbench, find, wish, onClose }: OpenFindBarProps): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [wish]);
  const close = (): void => {
    workbench.endFind();
    onClose(find.matches[find.current] ?? null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.target === field.current)
      workbench.findNext(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const total = find.matches.length;
  const isWithout = find.query.trim() !== '' && total === 0;
  return (
    <search
      aria-label={strings.find.region}
      data-region="find"
      className={styles['bar']}
      onKeyDown={onKeyDown}
    >
      <Search aria-hidden className={styles['icon']} />
      <input
        ref={field}
        aria-label={strings.find.field}
        placeholder={strings.find.placeholder}
        className={styles['field']}
        value={find.query}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          workbench.startFind(event.target.value);
        }}
      />
      <span className={classNames(styles['count'], isWithout && styles['without'])}>
        {isWithout && strings.find.none}
        {total > 0 && strings.find.position(find.current + 1, total, find.isCapped)}
      </span>
      <IconButton
        label={strings.find.previous}
        command="find.previous"
        isDisabled={total === 0}
        onPress={() => {
          workbench.findNext(-1);
        }}
      >
        <ChevronUp aria-hidden />
      </IconButton>
      <IconButton
        label={strings.find.next}
        command="find.next"
        isDisabled={total === 0}
        onPress={() => {
          workbench.findNext(1);
        }}
      >
        <ChevronDown aria-hidden />
      </IconButton>
      <IconButton label={strings.find.close} chord="Escape" onPress={close}>
        <X aria-hidden />
      </IconButton>
    </search>
  );
}
