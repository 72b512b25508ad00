import type { ReactNode } from 'react';
import { Input, Label, TextField as AriaTextField } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './field.module.css';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoFocus?: boolean;
}

/** A labelled line of text. */
export function TextField({
  label,
  value,
  onChange,
  autoFocus = false,
}: TextFieldProps): ReactNode {
  return (
    <AriaTextField
      value={value}
      onChange={onChange}
      autoFocus={autoFocus}
      className={classNames(styles['field'])}
    >
      <Label className={classNames(styles['label'])}>{label}</Label>
      <Input className={classNames(styles['input'])} />
    </AriaTextField>
  );
}
