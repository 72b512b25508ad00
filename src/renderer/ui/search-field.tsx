import type { ReactNode } from 'react';
import { Input, SearchField as AriaSearchField } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './field.module.css';

export interface SearchFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Called at Esc where there is nothing left to empty. */
  readonly onLeave: () => void;
}

/** A one-line field that narrows a list; Esc empties it, and leaves it where it is empty. */
export function SearchField(props: SearchFieldProps): ReactNode {
  const { label, placeholder, value, onChange, onLeave } = props;
  return (
    <AriaSearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      onKeyDown={({ key }) => {
        if (key === 'Escape' && value === '') onLeave();
      }}
    >
      <Input className={classNames(styles['input'])} placeholder={placeholder} />
    </AriaSearchField>
  );
}
