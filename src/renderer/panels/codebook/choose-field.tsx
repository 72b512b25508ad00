import { useId, type ReactNode } from 'react';
import styles from './fields.module.css';

export interface ChooseFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string) => void;
  readonly isDisabled?: boolean;
  readonly hint?: string;
  /** Told when the keyboard or the pointer comes, and when the keyboard leaves. */
  readonly onWanted?: (isWanted: boolean) => void;
}

/** One of a list that opens. */
export function ChooseField(props: ChooseFieldProps): ReactNode {
  const { label, value, options, onChoose, isDisabled = false, hint, onWanted } = props;
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        disabled={isDisabled}
        className={styles['input']}
        onPointerEnter={() => onWanted?.(true)}
        onFocus={() => onWanted?.(true)}
        onBlur={() => onWanted?.(false)}
        onChange={(event) => {
          onChoose(event.target.value);
        }}
        {...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` })}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </p>
      )}
    </div>
  );
}
