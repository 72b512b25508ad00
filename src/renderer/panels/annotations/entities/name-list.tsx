import { X } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { IconButton } from '#renderer/ui';
import styles from './entity-dialog.module.css';

export interface NameListProps {
  readonly title: string;
  readonly names: readonly string[];
  readonly addLabel: string;
  readonly removeLabel: (name: string) => string;
  /** What keeps words from being added, in a sentence; null where nothing does. */
  readonly objection?: (words: string) => string | null;
  readonly onChange: (names: readonly string[]) => void;
}

const nothing = (): null => null;

/** Names as chips, each with a cross, and a field for one more. */
export function NameList(props: NameListProps): ReactNode {
  const { title, names, addLabel, removeLabel, objection = nothing, onChange } = props;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const words = typed.trim();
    if (words === '') return;
    const said = objection(words);
    setWrong(said);
    if (said !== null) return;
    setTyped('');
    if (!names.includes(words)) onChange([...names, words]);
  };
  return (
    <section aria-labelledby={id} className={styles['names']}>
      <h3 id={id}>{title}</h3>
      {names.length > 0 && (
        <ul>
          {names.map((name) => (
            <li key={name}>
              <bdi>{name}</bdi>
              <IconButton
                label={removeLabel(name)}
                className={styles['cross']}
                onPress={() => {
                  onChange(names.filter((each) => each !== name));
                  field.current?.focus();
                }}
              >
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <input
        ref={field}
        aria-label={addLabel}
        aria-describedby={`${id}-wrong`}
        aria-invalid={wrong !== null}
        placeholder={addLabel}
        autoComplete="off"
        dir="auto"
        className={styles['line']}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setWrong(null);
        }}
        onKeyDown={onKeyDown}
      />
      <p id={`${id}-wrong`} aria-live="polite" className={styles['wrong']}>
        {wrong}
      </p>
    </section>
  );
}
