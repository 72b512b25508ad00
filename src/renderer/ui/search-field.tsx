import type { ReactNode } from 'react';
import { Input, SearchField as AriaSearchField } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './field.module.css';

export interface SearchFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A one-line field that narrows a list; Esc empties it. */
export function SearchField({ label, placeholder, value, onChange }: SearchFieldProps): ReactNode {
  return (
    <AriaSearchField aria-label={label} value={value} onChange={onChange}>
      <Input className={classNames(styles['input'])} placeholder={placeholder} />
    </AriaSearchField>
  );
}
