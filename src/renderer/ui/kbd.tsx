import type { ReactNode } from 'react';
import { chordKeys, isMacPlatform, type Chord } from './chord.ts';
import { classNames } from './class-names.ts';
import styles from './kbd.module.css';

/** One key as printed. */
export function Kbd({ children }: { readonly children: ReactNode }): ReactNode {
  return <kbd className={styles['kbd']}>{children}</kbd>;
}

export interface KeysProps {
  readonly chord: Chord;
  readonly className?: string | undefined;
}

/** A chord, its keys on one cap as in the palette's field: "Ctrl K". */
export function Keys({ chord, className }: KeysProps): ReactNode {
  return (
    <kbd className={classNames(styles['kbd'], className)}>
      {chordKeys(chord, isMacPlatform).join(isMacPlatform ? '' : ' ')}
    </kbd>
  );
}
