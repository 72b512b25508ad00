import { useEffect, useState, type ReactNode } from 'react';
import { Button, ProgressBar } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './screens.module.css';

/** A start quicker than this shows nothing in between. In milliseconds. */
const patience = 250;

export function StartingScreen(): ReactNode {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setLong(true);
    }, patience);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  return (
    <main className={styles['screen']}>
      {isLong && (
        <div className={styles['words']}>
          <p className={styles['mark']} aria-hidden>
            †
          </p>
          <p role="status">{strings.starting}</p>
        </div>
      )}
    </main>
  );
}

/** While a private workbench is being locked: nothing of it is shown any more. */
export function LockingScreen(): ReactNode {
  const { locking, finishing } = strings.private.lock;
  return (
    <main className={styles['screen']}>
      <div className={styles['words']}>
        <p className={styles['mark']} aria-hidden>
          †
        </p>
        <p role="status">{locking}</p>
        <p className={styles['hint']}>{finishing}</p>
      </div>
    </main>
  );
}

export interface BringingBackScreenProps {
  /** Where it is so at each start. */
  readonly isPrivate: boolean;
  /** Changes, of all there are to be brought. */
  readonly done: number;
  readonly total: number;
}

/** While a start brings very many changes to a database that lacks them. */
export function BringingBackScreen(props: BringingBackScreenProps): ReactNode {
  const { isPrivate, done, total } = props;
  const { journal } = strings;
  const { bringing } = strings.private;
  const title = isPrivate ? bringing.title : journal.bringingBack;
  const text = journal.bringingBackOf(done, total);
  return (
    <main className={styles['screen']}>
      <div className={styles['words']}>
        <p className={styles['mark']} aria-hidden>
          †
        </p>
        <p role="status">{title}</p>
        <div className={styles['progress']}>
          <ProgressBar label={title} done={done} total={total} text={text} />
          <p className={styles['figures']}>{text}</p>
        </div>
        <p className={styles['hint']}>{isPrivate ? bringing.hint : journal.bringingBackHint}</p>
      </div>
    </main>
  );
}

export interface FailedScreenProps {
  /** What went wrong, in a sentence. */
  readonly failure: string;
  readonly onRetry: () => void;
}

export function FailedScreen({ failure, onRetry }: FailedScreenProps): ReactNode {
  return (
    <main className={styles['screen']}>
      <div className={styles['words']} role="alert">
        <p className={styles['mark']} aria-hidden>
          †
        </p>
        <h1>{strings.failed.title}</h1>
        <p className={styles['failure']}>{failure}</p>
        <p>{strings.failed.advice}</p>
        <Button variant="primary" onPress={onRetry}>
          {strings.failed.retry}
        </Button>
      </div>
    </main>
  );
}
