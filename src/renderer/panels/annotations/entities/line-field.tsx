import { useState, type ReactNode } from 'react';
import styles from './entity-dialog.module.css';

export interface LineFieldProps {
  readonly label: string;
  readonly value: string;
  /** Called with other words than are there, when Enter is pressed or the field is left. */
  readonly onSave: (value: string) => void;
}

/** A line of text that may not become empty; Esc gives up what was typed. */
export function LineField({ label, value, onSave }: LineFieldProps): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  const save = (): void => {
    const next = typed?.trim() ?? '';
    setTyped(null);
    if (next !== '' && next !== value) onSave(next);
  };
  return (
    <input
      aria-label={label}
      autoComplete="off"
      dir="auto"
      maxLength={500}
      className={styles['line']}
      value={typed ?? value}
      onChange={(event) => {
        setTyped(event.target.value);
      }}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) save();
        else if (event.key === 'Escape' && typed !== null) setTyped(null);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
