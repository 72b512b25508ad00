import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './tick.module.css';

export interface TickProps {
  readonly isTicked: boolean;
  /** Of what it stands for, some is ticked and some is not. */
  readonly isPartly?: boolean;
}

/** The box that shows whether a thing is ticked; only drawn: what stands around it has the role and says it. */
export function Tick({ isTicked, isPartly = false }: TickProps): ReactNode {
  return (
    <span
      aria-hidden
      className={classNames(styles['tick'], (isTicked || isPartly) && styles['ticked'])}
    >
      {isTicked ? <Check /> : isPartly && <Minus />}
    </span>
  );
}
