import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { Button, classNames, SecretField, secretIn } from '#renderer/ui';
import { strings } from '#renderer/words';
import { ADVISED, MOST } from './lengths.ts';
import styles from './unlock-screen.module.css';

export interface UnlockScreenProps {
  /** Whether a passphrase is chosen, or the one that was is asked for; again, in the middle of the work. */
  readonly kind: 'new' | 'locked' | 'again';
  /** In a tab of a browser, and in no window of the program's. */
  readonly isInTab: boolean;
  /** Tries a passphrase; what was wrong with it in a sentence, null where it opened. */
  readonly onUnlock: (passphrase: string) => Promise<string | null>;
}

interface Problem {
  readonly field: 'passphrase' | 'repeat';
  readonly text: string;
}

const words = strings.private.unlock;

/**
 * The first screen of a private workbench. The passphrase is in the fields alone: what is drawn knows no
 * more of it than its length.
 */
export function UnlockScreen({ kind, isInTab, onUnlock }: UnlockScreenProps): ReactNode {
  const heading = useId();
  const passphrase = useRef<HTMLInputElement>(null);
  const repeat = useRef<HTMLInputElement>(null);
  const [length, setLength] = useState(0);
  const [isShown, setShown] = useState(false);
  const [isCapsLock, setCapsLock] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { title, about, confirm, busy } = words[kind];
  const isNew = kind === 'new';
  const fields = { passphrase, repeat };

  useEffect(() => {
    if (problem === null) return;
    const field = fields[problem.field].current;
    field?.focus();
    field?.select();
    // What is selected is what was wrong, once it is told.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [problem]);

  const problemOf = (field: Problem['field']): string =>
    problem?.field === field ? problem.text : '';
  const wrongHere = (): Problem | null => {
    const typed = secretIn(passphrase);
    if (typed.trim() === '') return { field: 'passphrase', text: words.isEmpty };
    if (typed.length > MOST) return { field: 'passphrase', text: words.tooLong(MOST) };
    if (isNew && secretIn(repeat) !== typed) return { field: 'repeat', text: words.differs };
    return null;
  };
  const submit = async (): Promise<void> => {
    if (isBusy) return;
    const wrong = wrongHere();
    setProblem(wrong);
    if (wrong !== null) return;
    setBusy(true);
    const refusal = await onUnlock(secretIn(passphrase));
    setBusy(false);
    if (refusal !== null) return setProblem({ field: 'passphrase', text: refusal });
    for (const { current } of [passphrase, repeat]) if (current !== null) current.value = '';
  };
  const onInput = (): void => {
    setLength([...secretIn(passphrase)].length);
    setProblem(null);
  };
  const measured = !isNew
    ? ''
    : length === 0
      ? words.advice(ADVISED)
      : words.length(length, ADVISED);
  const shared = { isShown, isBusy, onInput, onCapsLock: setCapsLock };
  return (
    <main className={styles['screen']} aria-labelledby={heading}>
      <div className={classNames(styles['sheet'], isNew && styles['isNew'])}>
        <div className={styles['words']}>
          <p className={styles['mark']} aria-hidden>
            †
          </p>
          <h1 id={heading}>{title}</h1>
          {about.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {isInTab && <p className={styles['caution']}>{words.inTab}</p>}
        </div>
        <form
          className={styles['form']}
          noValidate
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            void submit();
          }}
        >
          <SecretField
            {...shared}
            label={words.passphrase}
            field={passphrase}
            hint={isCapsLock ? words.capsLock : measured}
            problem={problemOf('passphrase')}
            autoFocus
            onShow={setShown}
          />
          {isNew && (
            <SecretField
              {...shared}
              label={words.repeat}
              field={repeat}
              problem={problemOf('repeat')}
            />
          )}
          {/* A button that is disabled while it works would lose the keyboard. */}
          <Button
            variant="primary"
            className={classNames(styles['confirm'], isBusy && styles['isBusy'])}
            onPress={() => void submit()}
          >
            {isBusy ? busy : confirm}
          </Button>
          <p role="status" className={styles['status']}>
            {isBusy ? busy : ''}
          </p>
          <button type="submit" hidden />
        </form>
      </div>
    </main>
  );
}
