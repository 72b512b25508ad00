import {
  useEffect,
  useId,
  useRef,
  useState,
  type ChangeEvent,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react';
import styles from './fields.module.css';

export interface SavedFieldProps {
  readonly label: string;
  readonly value: string;
  /** Called as the field is left with something else in it. */
  readonly onSave: (value: string) => void;
  /** Why what is typed cannot be saved, in words; null where it can. */
  readonly problem?: (value: string) => string | null;
  readonly hint?: string;
  readonly lines?: number;
  readonly field?: Ref<HTMLInputElement & HTMLTextAreaElement>;
}

/**
 * A field that saves as it is left: by Tab, by a press elsewhere, with Enter where it has one line,
 * and when it goes. What cannot be saved stays in the field with the reason below.
 */
export function SavedField(props: SavedFieldProps): ReactNode {
  const { label, value, onSave, problem, hint, lines = 1, field } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const id = useId();
  const save = (): void => {
    if (draft === null) return;
    const why = draft === value ? null : (problem?.(draft) ?? null);
    setTold(why);
    if (why !== null) return;
    setDraft(null);
    if (draft !== value) onSave(draft);
  };
  const leaving = useRef(save);
  useEffect(() => {
    leaving.current = save;
  });
  useEffect(() => () => leaving.current(), []);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const isUndo = (event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key);
    // What is typed is undone by the field itself; what is saved, by the codebook.
    if (isUndo && draft !== null) event.stopPropagation();
    if (event.key === 'Escape' || (event.key === 'Enter' && lines === 1)) save();
  };
  const shared = {
    id,
    value: draft ?? value,
    onChange: (event: ChangeEvent<HTMLInputElement & HTMLTextAreaElement>): void => {
      setTold(null);
      setDraft(event.target.value);
    },
    onBlur: save,
    onKeyDown,
    className: styles['input'],
    ...(field === undefined ? {} : { ref: field }),
    ...(told === null && hint === undefined ? {} : { 'aria-describedby': `${id}-hint` }),
    ...(told === null ? {} : { 'aria-invalid': true }),
  };
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      {lines === 1 ? (
        <input {...shared} dir="auto" />
      ) : (
        <textarea {...shared} dir="auto" rows={lines} />
      )}
      <Note id={`${id}-hint`} told={told} hint={hint} />
    </div>
  );
}

interface NoteProps {
  readonly id: string;
  readonly told: string | null;
  readonly hint: string | undefined;
}

/** What stands below a field: a hint, or why what is in it cannot be. */
export function Note({ id, told, hint }: NoteProps): ReactNode {
  return (
    <p id={id} role="status" className={styles[told === null ? 'hint' : 'problem']}>
      {told ?? hint}
    </p>
  );
}
