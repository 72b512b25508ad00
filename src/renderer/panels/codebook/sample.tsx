import type { ReactNode } from 'react';
import type { TagLine } from '#core/model';
import { classNames, inkOf } from '#renderer/ui';
import styles from './sample.module.css';

export interface SampleProps {
  readonly colour: string;
  readonly line: TagLine;
}

/** Two letters as a tag's passages are drawn. Says nothing to a screen reader. */
export function Sample({ colour, line }: SampleProps): ReactNode {
  return (
    <span
      aria-hidden
      className={classNames(styles['sample'])}
      style={inkOf(colour)}
      data-line={line}
    >
      Aa
    </span>
  );
}
