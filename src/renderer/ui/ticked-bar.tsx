import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dot } from './dot.tsx';
import { Kbd } from './kbd.tsx';
import styles from './ticked-bar.module.css';

/** One of the things to be made of what is ticked, in its colour. */
export interface ColouredAct {
  readonly id: string;
  readonly colour: string;
  /** Written on the button. */
  readonly text: string;
  /** Said of it. */
  readonly label: string;
  /** Empty without one. */
  readonly key: string;
  readonly run: () => void;
}

export interface TickedBarProps {
  /** How much is ticked, in words. */
  readonly ticked: string;
  /** What all the coloured acts do. */
  readonly label: string;
  readonly acts: readonly ColouredAct[];
  readonly isDisabled: boolean;
  /** What else can be done, before them. */
  readonly children?: ReactNode;
}

/** The foot of a list: what is ticked, and what is to be made of it, by mouse. */
export function TickedBar({
  ticked,
  label,
  acts,
  isDisabled,
  children,
}: TickedBarProps): ReactNode {
  return (
    <div className={styles['room']}>
      <div className={styles['bar']}>
        <span className={styles['ticked']} role="status">
          {ticked}
        </span>
        {children}
        <div role="group" aria-label={label} className={styles['acts']}>
          {acts.map((act) => (
            <Button key={act.id} label={act.label} isDisabled={isDisabled} onPress={act.run}>
              <Dot colour={act.colour} />
              <span dir="auto">{act.text}</span>
              {act.key !== '' && <Kbd>{act.key.toUpperCase()}</Kbd>}
            </Button>
          ))}
        </div>
      </div>
    </div>
  );
}
