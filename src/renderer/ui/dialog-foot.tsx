import type { ReactNode, Ref } from 'react';
import { classNames } from './class-names.ts';
import styles from './dialog-foot.module.css';

export interface DialogFootProps {
  /** What the dialog would do, or did. */
  readonly status: string;
  /** The buttons. */
  readonly children: ReactNode;
  readonly footRef?: Ref<HTMLDivElement>;
  /** What is told is quieter than what the dialog says. */
  readonly isQuiet?: boolean;
  /** The last of its buttons has the keyboard first. */
  readonly isFirst?: boolean;
}

/** The foot of a dialog that tells what its buttons come to. */
export function DialogFoot(props: DialogFootProps): ReactNode {
  const { status, children, footRef, isQuiet = false, isFirst = false } = props;
  return (
    <div className={styles['foot']} ref={footRef} {...(isFirst && { 'data-first-button': true })}>
      <span className={classNames(styles['status'], isQuiet && styles['isQuiet'])} role="status">
        {status}
      </span>
      {children}
    </div>
  );
}
