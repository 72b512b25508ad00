import { X } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { IconButton } from './icon-button.tsx';
import { strings } from '#renderer/words';
import styles from './dialog.module.css';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the foot. */
  readonly actions?: ReactNode;
  /** Large: as high as the window allows too, with a body that its content fills and scrolls. */
  readonly width?: 'narrow' | 'wide' | 'large';
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
      <Modal className={classNames(styles['modal'], width !== undefined && styles[width])}>
        <AriaDialog className={classNames(styles['dialog'])}>
          <div className={styles['head']}>
            <Heading slot="title" className={classNames(styles['title'])}>
              {title}
            </Heading>
            <IconButton label={strings.close} isPlain onPress={onClose}>
              <X aria-hidden />
            </IconButton>
          </div>
          <Body title={title}>{children}</Body>
          {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What a dialog says. Longer than the window, it is a tab stop, so that the keyboard can scroll it. */
function Body({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null);
  const [isLong, setLong] = useState(false);
  useLayoutEffect(() => {
    const { scrollHeight = 0, clientHeight = 0 } = body.current ?? {};
    setLong(scrollHeight > clientHeight);
  }, [children]);
  return (
    <div
      ref={body}
      className={styles['body']}
      {...(isLong ? { role: 'region', 'aria-label': title, tabIndex: 0 } : {})}
    >
      {children}
    </div>
  );
}
