import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './button.module.css';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  readonly variant?: 'plain' | 'primary' | 'quiet';
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly label?: string;
  readonly className?: string;
}

/** A push button with words on it. */
export function Button({ children, onPress, variant = 'plain', ...rest }: ButtonProps): ReactNode {
  const { isDisabled = false, autoFocus = false, label, className } = rest;
  return (
    <AriaButton
      className={classNames(styles['button'], styles[variant], className)}
      isDisabled={isDisabled}
      autoFocus={autoFocus}
      {...(onPress === undefined ? {} : { onPress })}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {children}
    </AriaButton>
  );
}
