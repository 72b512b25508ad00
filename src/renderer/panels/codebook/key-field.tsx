import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { strings } from '#renderer/words';
import styles from './fields.module.css';
import { Note } from './saved-field.tsx';

const words = strings.codebook;

export interface KeyFieldProps {
  readonly value: string;
  readonly onSave: (key: string) => void;
  /** Why a key cannot be the tag's, in words; null where it can. */
  readonly problem: (key: string) => string | null;
}

/** Whether a key gives one character that can be shown on a cap. */
const isOneCharacter = (key: string): boolean => [...key].length === 1 && /^[^\s\p{C}]$/u.test(key);

/** Takes the key that is pressed in it; Backspace takes it away. Tab and Esc go on as ever. */
export function KeyField({ value, onSave, problem }: KeyFieldProps): ReactNode {
  const id = useId();
  const [refusal, setTold] = useState<string | null>(null);
  // A key may have come with a codebook from elsewhere.
  const told = refusal ?? (value === '' ? null : problem(value));
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key } = event;
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    if (key === 'Backspace' || key === 'Delete') {
      event.preventDefault();
      setTold(null);
      if (value !== '') onSave('');
      return;
    }
    if ([...key].length !== 1) return;
    event.preventDefault();
    const why = isOneCharacter(key) ? problem(key) : words.keyIsNone;
    setTold(why);
    if (why === null && key !== value) onSave(key);
  };
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={styles['label']}>
        {words.key}
      </label>
      <input
        id={id}
        readOnly
        value={value}
        placeholder={words.noKey}
        aria-describedby={`${id}-hint`}
        className={`${styles['input'] ?? ''} ${styles['key'] ?? ''}`}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setTold(null);
        }}
        {...(told === null ? {} : { 'aria-invalid': true })}
      />
      <Note id={`${id}-hint`} told={told} hint={words.keyHint} />
    </div>
  );
}
