import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { IconButton } from './icon-button.tsx';
import { strings } from './strings.ts';
import styles from './dialog.module.css';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the foot. */
  readonly actions?: ReactNode;
  readonly width?: 'narrow' | 'wide';
}

/** A modal dialog: holds the focus, closes on Esc and on a press outside, gives the focus back. */
export function Dialog({ title, onClose, children, actions, width }: DialogProps): ReactNode {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      className={classNames(styles['scrim'])}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={classNames(styles['modal'], width === 'wide' && styles['wide'])}>
        <AriaDialog className={classNames(styles['dialog'])}>
          <div className={styles['head']}>
            <Heading slot="title" className={classNames(styles['title'])}>
              {title}
            </Heading>
            <IconButton label={strings.close} onPress={onClose}>
              <X aria-hidden />
            </IconButton>
          </div>
          <div className={styles['body']}>{children}</div>
          {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
