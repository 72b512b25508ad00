import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Annotation, Workbench } from '#renderer/store';
import { classNames } from '#renderer/ui';
import { strings } from '#renderer/words';
import { notesOfSentence } from './source-notes.ts';
import styles from './claim-editor.module.css';
import fields from './value-field.module.css';

export interface SourceFieldProps {
  readonly workbench: Workbench;
  readonly annotation: Annotation;
  readonly source: string;
  readonly autoFocus: boolean;
  readonly onSave: (source: string | undefined) => void;
  readonly onLeave: () => void;
}

/** Where a claim is taken from, in free words; the notes that its sentence calls are offered. */
export function SourceField(props: SourceFieldProps): ReactNode {
  const { workbench, annotation, source, autoFocus, onSave, onLeave } = props;
  const [typed, setTyped] = useState(source);
  const [notes] = useState(() => {
    const body = workbench.state.getState().open?.body;
    return body === undefined ? [] : notesOfSentence(body, annotation);
  });
  const isGivenUp = useRef(false);
  const save = (words: string): void => {
    const next = words.trim();
    if (next !== source) onSave(next === '' ? undefined : next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') isGivenUp.current = true;
    if (event.key !== 'Enter') return;
    event.preventDefault();
    save(typed);
    onLeave();
  };
  return (
    <div className={styles['source']}>
      <input
        autoFocus={autoFocus}
        aria-label={strings.values.source}
        placeholder={strings.values.sourceHint}
        autoComplete="off"
        maxLength={10_000}
        dir="auto"
        className={classNames(fields['field'], styles['field'])}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (!isGivenUp.current) save(typed);
        }}
      />
      {notes.length > 0 && (
        <div role="group" aria-label={strings.values.notes} className={styles['notes']}>
          {notes.map((note) => (
            <button
              key={note}
              type="button"
              className={styles['note']}
              onClick={() => {
                setTyped(note);
                save(note);
              }}
            >
              <bdi>{note}</bdi>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
