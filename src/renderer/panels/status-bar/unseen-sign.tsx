import { useRef, useState, type ReactNode } from 'react';
import { Button as BarButton } from 'react-aria-components';
import { useStore } from 'zustand';
import type { Workbench } from '#renderer/store';
import { Button, Check, classNames, Popover } from '#renderer/ui';
import { strings } from '#renderer/words';
import about from './reading-share.module.css';
import styles from './status-bar.module.css';

export interface UnseenSignProps {
  readonly workbench: Workbench;
  readonly className: string;
  readonly onNext: () => void;
}

const words = strings.unseen;

/** How many marks of the open text nobody sees though they could mislead; nothing where none does. */
export function UnseenSign({ workbench, className, onNext }: UnseenSignProps): ReactNode {
  const count = useStore(workbench.state, ({ unseen }) => unseen.count);
  const showsAll = useStore(workbench.state, ({ unseen }) => unseen.showsAll);
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
  };
  if (count === 0) return null;
  return (
    <>
      <BarButton
        ref={button}
        className={classNames(className, styles['unseen'])}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={() => {
          setOpen(true);
        }}
      >
        {words.status(count)}
      </BarButton>
      {isOpen && (
        <Popover label={words.title} anchor={button} onClose={close}>
          <div className={about['about']}>
            <p>{words.found(count)}</p>
            <Check
              label={words.showAll}
              description={words.showAllHint}
              isSelected={showsAll}
              onChange={workbench.unseenMarks.showAll}
            />
            <div className={about['actions']}>
              <Button
                onPress={() => {
                  close();
                  // Once the keyboard is back on the button, which takes two frames.
                  requestAnimationFrame(() => requestAnimationFrame(onNext));
                }}
              >
                {words.next}
              </Button>
            </div>
          </div>
        </Popover>
      )}
    </>
  );
}
