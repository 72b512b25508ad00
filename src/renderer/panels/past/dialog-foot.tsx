import type { ReactNode, Ref } from 'react';
import styles from './dialog-foot.module.css';

export interface DialogFootProps {
  /** What the dialog would do, or did. */
  readonly status: string;
  /** The buttons. */
  readonly children: ReactNode;
  readonly footRef?: Ref<HTMLDivElement>;
}

/** The foot of a dialog that tells what its buttons come to. */
export function DialogFoot({ status, children, footRef }: DialogFootProps): ReactNode {
  return (
    <div className={styles['foot']} ref={footRef}>
      <span className={styles['status']} role="status">
        {status}
      </span>
      {children}
    </div>
  );
}
