import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button, isChord } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './forms.module.css';

export interface NoteFormProps {
  readonly count: number;
  readonly onNote: (note: string) => void;
}

/** A paragraph for the notes of many annotations. */
export function NoteForm({ count, onNote }: NoteFormProps): ReactNode {
  const words = strings.table;
  const [note, setNote] = useState('');
  const save = (): void => {
    if (note.trim() !== '') onNote(note);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || !isChord(event.nativeEvent, 'Mod+Enter')) return;
    event.preventDefault();
    save();
  };
  return (
    <div className={styles['form']}>
      <label className={styles['field']}>
        <span className={styles['label']}>{words.noteFor(count)}</span>
        <textarea
          autoFocus
          rows={4}
          dir="auto"
          placeholder={words.notePlaceholder}
          className={styles['area']}
          value={note}
          onChange={(event) => {
            setNote(event.target.value);
          }}
          onKeyDown={onKeyDown}
        />
      </label>
      <div className={styles['foot']}>
        <Button variant="primary" isDisabled={note.trim() === ''} onPress={save}>
          {words.addNote}
        </Button>
      </div>
    </div>
  );
}
