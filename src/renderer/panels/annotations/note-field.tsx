import { useEffect, useRef, useState, type ReactNode } from 'react';
import { strings } from '#renderer/words';
import styles from './note-field.module.css';

export interface NoteFieldProps {
  readonly note: string;
  readonly onSave: (note: string) => void;
}

/** Typing is stored after a pause of this many milliseconds, and whenever the field is left. */
const pause = 800;

export function NoteField({ note, onSave }: NoteFieldProps): ReactNode {
  const [draft, setDraft] = useState(note);
  const [stored, setStored] = useState(note);
  // Somebody else changed it, by undo for one: their word stands unless words of ours are waiting.
  if (note !== stored) {
    setStored(note);
    if (draft === stored) setDraft(note);
  }
  const latest = useRef({ draft, note, onSave });
  useEffect(() => {
    latest.current = { draft, note, onSave };
  });
  const save = (): void => {
    const now = latest.current;
    if (now.draft !== now.note) now.onSave(now.draft);
  };
  useEffect(() => {
    if (draft === latest.current.note) return;
    const timer = setTimeout(save, pause);
    return () => {
      clearTimeout(timer);
    };
  }, [draft]);
  useEffect(() => save, []);
  return (
    <textarea
      aria-label={strings.cards.note}
      placeholder={strings.cards.notePlaceholder}
      className={styles['note']}
      rows={1}
      dir="auto"
      value={draft}
      onChange={(event) => {
        setDraft(event.target.value);
      }}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        event.currentTarget.closest<HTMLElement>('[data-card]')?.focus();
      }}
    />
  );
}
