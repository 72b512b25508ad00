import type { ReactNode } from 'react';
import { FieldError, Input, Label, TextField as AriaTextField } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './field.module.css';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoFocus?: boolean;
  /** All of it is selected as the keyboard comes: what is typed takes its place. */
  readonly isReplaced?: boolean;
  /** What is wrong with what stands in it; empty, or absent, where nothing is. */
  readonly problem?: string;
}

/** A labelled line of text. */
export function TextField(props: TextFieldProps): ReactNode {
  const { label, value, onChange, problem = '' } = props;
  const { autoFocus = false, isReplaced = false } = props;
  return (
    <AriaTextField
      value={value}
      onChange={onChange}
      autoFocus={autoFocus}
      autoComplete="off"
      isInvalid={problem !== ''}
      className={classNames(styles['field'])}
    >
      <Label className={classNames(styles['label'])}>{label}</Label>
      <Input
        className={classNames(styles['input'])}
        spellCheck={false}
        {...(isReplaced && { onFocus: ({ target }) => target.select() })}
      />
      <FieldError className={classNames(styles['problem'])}>{problem}</FieldError>
    </AriaTextField>
  );
}
