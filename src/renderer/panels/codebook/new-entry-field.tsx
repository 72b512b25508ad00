import { Plus } from 'lucide-react';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import styles from './codebook-dialog.module.css';
import fields from './fields.module.css';
import { Note } from './saved-field.tsx';

export interface NewEntryFieldProps {
  readonly label: string;
  /** Makes an entry of a label; why it cannot be, in words, or null. */
  readonly onAdd: (label: string) => string | null;
}

/** A field below the list: Enter makes an entry of what is typed. */
export function NewEntryField({ label, onAdd }: NewEntryFieldProps): ReactNode {
  const id = useId();
  const [text, setText] = useState('');
  const [told, setTold] = useState<string | null>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && text !== '') {
      event.stopPropagation();
      setText('');
      setTold(null);
    }
    if (event.key !== 'Enter' || text.trim() === '') return;
    event.preventDefault();
    const why = onAdd(text.trim());
    setTold(why);
    if (why === null) setText('');
  };
  return (
    <div className={styles['adding']}>
      <Plus aria-hidden className={styles['plus']} />
      <input
        id={id}
        value={text}
        aria-label={label}
        placeholder={label}
        aria-describedby={`${id}-hint`}
        dir="auto"
        className={fields['input']}
        onChange={(event) => {
          setTold(null);
          setText(event.target.value);
        }}
        onKeyDown={onKeyDown}
        {...(told === null ? {} : { 'aria-invalid': true })}
      />
      <Note id={`${id}-hint`} told={told} hint={undefined} />
    </div>
  );
}
