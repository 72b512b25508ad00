import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { Dot } from './dot.tsx';
import styles from './chip.module.css';

export interface ChipProps {
  readonly colour: string;
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly label?: string;
}

/** A small round button with a colour: leads to what it names. */
export function Chip({ colour, children, onPress, label }: ChipProps): ReactNode {
  return (
    <Button
      className={classNames(styles['chip'])}
      onPress={onPress}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      <Dot colour={colour} />
      <span className={styles['text']}>{children}</span>
    </Button>
  );
}
