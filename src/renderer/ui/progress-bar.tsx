import type { ReactNode } from 'react';
import { ProgressBar as AriaProgressBar } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './progress-bar.module.css';

export interface ProgressBarProps {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** "12 of 40". */
  readonly text: string;
}

export function ProgressBar({ label, done, total, text }: ProgressBarProps): ReactNode {
  const share = total === 0 ? 0 : Math.min(1, done / total);
  return (
    <AriaProgressBar
      aria-label={label}
      value={share * 100}
      valueLabel={text}
      className={classNames(styles['progress'])}
    >
      <span className={styles['track']}>
        <span className={styles['fill']} style={{ transform: `scaleX(${String(share)})` }} />
      </span>
    </AriaProgressBar>
  );
}
