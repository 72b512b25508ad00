import type { ReactNode, RefObject } from 'react';
import { Dialog, Popover as AriaPopover } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './popover.module.css';

export interface PopoverProps {
  readonly label: string;
  /** What it hangs on. */
  readonly anchor: RefObject<Element | null>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A small dialog beside what it is about: holds the keyboard, goes at Esc, and gives it back. */
export function Popover({ label, anchor, onClose, children }: PopoverProps): ReactNode {
  return (
    <AriaPopover
      isOpen
      triggerRef={anchor}
      placement="bottom end"
      offset={4}
      className={classNames(styles['popover'])}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Dialog aria-label={label} className={classNames(styles['dialog'])}>
        {children}
      </Dialog>
    </AriaPopover>
  );
}
