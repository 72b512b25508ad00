import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { Workbench } from '#renderer/store';
import { Button, SecretField, secretIn } from '#renderer/ui';
import { strings } from '#renderer/words';
import { ADVISED, MOST } from './lengths.ts';
import styles from './lock-dialog.module.css';

type Field = 'old' | 'next' | 'repeat';

interface Problem {
  readonly field: Field;
  readonly text: string;
}

const { change: words, unlock } = strings.private;

/** Another passphrase in the place of the one that there is. They are in the fields alone. */
export function ChangeForm({ workbench }: { readonly workbench: Workbench }): ReactNode {
  const heading = useId();
  const fields = {
    old: useRef<HTMLInputElement>(null),
    next: useRef<HTMLInputElement>(null),
    repeat: useRef<HTMLInputElement>(null),
  };
  const [length, setLength] = useState(0);
  const [isShown, setShown] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [isDone, setDone] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    if (problem === null) return;
    fields[problem.field].current?.focus();
    fields[problem.field].current?.select();
    // What is selected is what was wrong, once it is told.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [problem]);

  const wrongHere = (): Problem | null => {
    const next = secretIn(fields.next);
    if (secretIn(fields.old) === '') return { field: 'old', text: unlock.isEmpty };
    if (next.trim() === '') return { field: 'next', text: unlock.isEmpty };
    if (next.length > MOST) return { field: 'next', text: unlock.tooLong(MOST) };
    if (!isShown && secretIn(fields.repeat) !== next)
      return { field: 'repeat', text: unlock.differs };
    return null;
  };
  const change = async (): Promise<void> => {
    if (isBusy) return;
    const wrong = wrongHere();
    setProblem(wrong);
    if (wrong !== null) return;
    setBusy(true);
    const refusal = await workbench.changePassphrase(secretIn(fields.old), secretIn(fields.next));
    setBusy(false);
    if (refusal !== null)
      return setProblem({ field: refusal.isOld ? 'old' : 'next', text: refusal.text });
    for (const { current } of Object.values(fields)) if (current !== null) current.value = '';
    setLength(0);
    setShown(false);
    setDone(true);
  };
  const onInput = (): void => {
    setLength([...secretIn(fields.next)].length);
    setProblem(null);
    setDone(false);
  };
  const problemOf = (field: Field): string => (problem?.field === field ? problem.text : '');
  const shared = { isBusy, onInput };
  return (
    <form
      className={styles['change']}
      aria-labelledby={heading}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void change();
      }}
    >
      <h3 id={heading}>{words.legend}</h3>
      <SecretField {...shared} label={words.old} field={fields.old} problem={problemOf('old')} />
      <SecretField
        {...shared}
        label={words.next}
        field={fields.next}
        isShown={isShown}
        hint={length === 0 ? unlock.advice(ADVISED) : unlock.length(length, ADVISED)}
        problem={problemOf('next')}
        onShow={setShown}
      />
      {!isShown && (
        <SecretField
          {...shared}
          label={unlock.repeat}
          field={fields.repeat}
          problem={problemOf('repeat')}
        />
      )}
      <div className={styles['foot']}>
        <p role="status">{isBusy ? words.busy : isDone ? words.isDone : words.hint}</p>
        {/* A button that is disabled while it works would lose the keyboard. */}
        <Button onPress={() => void change()}>{words.confirm}</Button>
      </div>
      <button type="submit" hidden />
    </form>
  );
}
