import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import type { AboutData, Workbench } from '#renderer/store';
import { Button, Dialog, DialogFoot } from '#renderer/ui';
import { formatDayAndTime, strings } from '#renderer/words';
import { Places } from './places.tsx';
import { Verifying, type Outcome } from './verifying.tsx';
import styles from './about-data-dialog.module.css';

export interface AboutDataDialogProps {
  readonly workbench: Workbench;
  readonly onClose: () => void;
  /** Shows the snapshots instead. */
  readonly onRestore: () => void;
}

type Reading =
  | { readonly kind: 'reading' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'read'; readonly about: AboutData };

const words = strings.aboutData;

/** Where the work lies, what it takes, when it was last kept and looked through; both can be done now. */
export function AboutDataDialog(props: AboutDataDialogProps): ReactNode {
  const { workbench, onClose, onRestore } = props;
  const { snapshots } = workbench;
  const { isPrivate } = workbench.state.getState();
  const [reading, setReading] = useState<Reading>({ kind: 'reading' });
  const [status, setStatus] = useState('');
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'none' });
  const isOpen = useRef(true);
  const read = useCallback(async (): Promise<void> => {
    const about = await snapshots.about();
    if (!isOpen.current) return;
    setReading(
      about.ok ? { kind: 'read', about: about.value } : { kind: 'refused', message: about.message },
    );
  }, [snapshots]);
  useEffect(() => {
    isOpen.current = true;
    void read();
    return () => {
      isOpen.current = false;
    };
  }, [read]);

  // A button that is disabled while it works would lose the keyboard: presses meanwhile do nothing.
  const isBusy = outcome.kind === 'going' || status === words.taking;
  const isEmpty = (): boolean => workbench.state.getState().documents.length === 0;
  const take = async (): Promise<void> => {
    if (isBusy) return;
    setStatus(words.taking);
    const taken = await snapshots.take();
    if (!taken.ok) setStatus(strings.snapshots.notTaken(taken.message));
    else if (taken.value === null) setStatus(strings.snapshots.noneTaken(isEmpty()));
    else setStatus(strings.snapshots.taken(formatDayAndTime(taken.value.at)));
    await read();
  };
  const verify = async (): Promise<void> => {
    if (isBusy) return;
    setStatus('');
    setOutcome({ kind: 'going', progress: { part: 'journal', done: 0, total: 1 } });
    const verified = await snapshots.verify((progress) => {
      if (isOpen.current) setOutcome({ kind: 'going', progress });
    });
    if (!isOpen.current) return;
    setOutcome(
      verified.ok
        ? { kind: 'done', verification: verified.value }
        : { kind: 'refused', message: verified.message },
    );
    await read();
  };
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      width="wide"
      actions={
        <DialogFoot status={status}>
          <Button onPress={onClose}>{strings.close}</Button>
        </DialogFoot>
      }
    >
      {reading.kind !== 'read' ? (
        <p>{reading.kind === 'reading' ? words.looking : reading.message}</p>
      ) : (
        <>
          <p>{isPrivate ? strings.private.aboutData.hint : words.hint}</p>
          <Places
            about={reading.about}
            isPrivate={isPrivate}
            onShow={(kind) => {
              void snapshots.show(kind);
            }}
          />
          <dl className={styles['times']}>
            <Line label={words.snapshot} text={lastSnapshot(reading.about)}>
              <Button onPress={() => void take()}>{words.takeNow}</Button>
              <Button variant="quiet" onPress={onRestore}>
                {words.restore}
              </Button>
            </Line>
            <Line label={words.verified} text={lastVerified(reading.about)}>
              <Button onPress={() => void verify()}>{words.verifyNow}</Button>
            </Line>
          </dl>
          <Verifying outcome={outcome} />
          {reading.about.snapshots.problem !== null && (
            <p className={styles['problem']}>
              {strings.snapshots.lastFailed(reading.about.snapshots.problem)}
            </p>
          )}
        </>
      )}
    </Dialog>
  );
}

const lastSnapshot = ({ snapshot }: AboutData): string =>
  snapshot === null
    ? words.noSnapshot
    : words.snapshotTaken(snapshot.at, strings.snapshots.why[snapshot.why]);

function lastVerified({ verified }: AboutData): string {
  if (verified === null) return words.never;
  return verified.isWhole ? words.wasWhole(verified.at) : words.wasNot(verified.at);
}

interface LineProps {
  readonly label: string;
  readonly text: string;
  /** Buttons. */
  readonly children: ReactNode;
}

function Line({ label, text, children }: LineProps): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <span className={styles['when']}>{text}</span>
        <span className={styles['buttons']}>{children}</span>
      </dd>
    </div>
  );
}
