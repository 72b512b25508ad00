import type { ReactNode } from 'react';
import type { TagLine } from '#core/model';
import { classNames, inkOf } from '#renderer/ui';
import styles from './sample.module.css';

export interface SampleProps {
  readonly colour: string;
  readonly line: TagLine;
  /** With a bar of the full colour, so that colours are told apart without a line. */
  readonly hasBar?: boolean;
}

/** Two letters as a tag's passages are drawn. Says nothing to a screen reader. */
export function Sample({ colour, line, hasBar = false }: SampleProps): ReactNode {
  return (
    <span
      aria-hidden
      className={classNames(styles['sample'], hasBar && styles['bar'])}
      style={inkOf(colour)}
      data-line={line}
    >
      Aa
    </span>
  );
}
