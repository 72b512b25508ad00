import { useRef, useState, type ReactNode } from 'react';
import { Button as BarButton } from 'react-aria-components';
import { useStore } from 'zustand';
import type { Workbench, WorkbenchState } from '#renderer/store';
import { Button, Check, classNames, Keys, Popover, useChord } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './reading-share.module.css';

export interface ReadingShareProps {
  readonly workbench: Workbench;
  readonly className: string;
  readonly onNextUnread: () => void;
  readonly onForget: () => void;
}

const words = strings.coverage;

/** Whole percents as words: another state is drawn only where they differ. */
function inWords({ open, reading }: WorkbenchState): string {
  if (!reading.isOn) return words.statusOff;
  return open === null ? words.title : words.status(reading.coverage.get(open.summary.id) ?? 0);
}

/** How far the open document was read; pressed, what that means and what can be done about it. */
export function ReadingShare(props: ReadingShareProps): ReactNode {
  const { workbench, className, onNextUnread, onForget } = props;
  const label = useStore(workbench.state, inWords);
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
  };
  /** Once the keyboard is back on the button, which takes two frames: so it is known where it was. */
  const closeAndThen = (act: () => void) => (): void => {
    close();
    requestAnimationFrame(() => requestAnimationFrame(act));
  };
  return (
    <>
      <BarButton
        ref={button}
        className={classNames(className, styles['button'])}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={() => {
          setOpen(true);
        }}
      >
        {label}
      </BarButton>
      {isOpen && (
        <Popover label={words.title} anchor={button} onClose={close}>
          <About
            workbench={workbench}
            onNextUnread={closeAndThen(onNextUnread)}
            onForget={closeAndThen(onForget)}
          />
        </Popover>
      )}
    </>
  );
}

type AboutProps = Omit<ReadingShareProps, 'className'>;

function About({ workbench, onNextUnread, onForget }: AboutProps): ReactNode {
  const isOn = useStore(workbench.state, ({ reading }) => reading.isOn);
  const part = useStore(workbench.state, ({ open, reading }) =>
    open === null ? null : (reading.coverage.get(open.summary.id) ?? 0),
  );
  const chord = useChord('unread.next');
  return (
    <div className={styles['about']}>
      <p>{words.meaning}</p>
      <Check
        label={words.keep}
        description={words.keepHint}
        isSelected={isOn}
        onChange={(isSelected) => {
          workbench.readingLog.setOn(isSelected);
        }}
      />
      <p>{words.privacy}</p>
      <div className={styles['actions']}>
        {isOn && part !== null && part < 1 && (
          <Button onPress={onNextUnread}>
            {words.goOn} {chord !== undefined && <Keys chord={chord} />}
          </Button>
        )}
        {isOn && part === 1 && <p>{words.allRead}</p>}
        <Button variant="quiet" onPress={onForget}>
          {words.forget}
        </Button>
      </div>
    </div>
  );
}
