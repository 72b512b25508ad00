import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import type { SharingState, Workbench } from '#renderer/store';
import { classNames } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './sharing-sign.module.css';

export interface SharingSignProps {
  readonly workbench: Workbench;
  readonly className: string;
  readonly onPress: () => void;
}

const words = strings.sharing;

function inWords({ name, condition, problems }: Extract<SharingState, { kind: 'on' }>): string {
  const state = words.status[condition](name);
  return problems.length === 0 ? state : `${state} · ${words.statusProblems(problems.length)}`;
}

/** The folder that the work is kept in step with, while there is one; pressed, more of it. */
export function SharingSign({ workbench, className, onPress }: SharingSignProps): ReactNode {
  const sharing = useStore(workbench.state, (state) => state.sharing);
  if (sharing.kind === 'off') return null;
  const isProblem =
    sharing.condition === 'unreachable' ||
    sharing.condition === 'unwritable' ||
    sharing.problems.length > 0;
  return (
    <Button
      className={classNames(className, styles['sign'], isProblem && styles['problem'])}
      aria-haspopup="dialog"
      onPress={onPress}
    >
      {inWords(sharing)}
    </Button>
  );
}
