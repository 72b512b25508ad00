import type { ReactNode } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { Chord } from './chord.ts';
import { classNames } from './class-names.ts';
import { useAriaShortcut, useChord } from './command-keys.ts';
import { Keys } from './kbd.tsx';
import styles from './icon-button.module.css';

export interface IconButtonProps {
  /** What it does, in words: its accessible name and its tooltip. */
  readonly label: string;
  readonly children: ReactNode;
  readonly onPress?: () => void;
  /** The key that presses it, where that is not a command's. */
  readonly chord?: Chord | undefined;
  /** The command that it is the button of: its key is shown. */
  readonly command?: string;
  readonly isDisabled?: boolean;
  readonly isExpanded?: boolean;
  /** Without a tooltip, which Esc would close before anything else. */
  readonly isPlain?: boolean;
  readonly className?: string | undefined;
}

/** A push button with a picture on it; a tooltip says what it does, and by which key. */
export function IconButton(props: IconButtonProps): ReactNode {
  const {
    label,
    children,
    onPress,
    isDisabled = false,
    isExpanded,
    isPlain = false,
    className,
  } = props;
  const ofCommand = useChord(props.command ?? '');
  const chord = props.chord ?? ofCommand;
  const button = useAriaShortcut<HTMLButtonElement>(chord);
  return (
    <TooltipTrigger delay={500} closeDelay={80} isDisabled={isPlain}>
      <Button
        ref={button}
        aria-label={label}
        className={classNames(styles['button'], className)}
        isDisabled={isDisabled}
        {...(onPress === undefined ? {} : { onPress })}
        {...(isExpanded === undefined ? {} : { 'aria-expanded': isExpanded })}
      >
        {children}
      </Button>
      <Tooltip className={classNames(styles['tooltip'])} offset={6}>
        {label}
        {chord !== undefined && <Keys chord={chord} />}
      </Tooltip>
    </TooltipTrigger>
  );
}
