import type { ReactNode } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';
import styles from './hint.module.css';

/** A paragraph of a hint, with the word that says what it is. */
export interface HintPart {
  readonly name?: string;
  readonly text: string;
}

export interface HintProps {
  readonly title: string;
  /** Those without text are left out; where none has any, there is no hint. */
  readonly parts: readonly HintPart[];
  /** What it is a hint to: a button, or another part of React Aria's that can be focused. */
  readonly children: ReactNode;
  readonly placement?: 'top' | 'bottom' | 'left' | 'right';
}

const SELECTOR = '[role="tooltip"][data-hint]';

/** Whether a hint is on the screen: Esc is its own then, before it means anything else. */
export const isHintShown = (): boolean => document.querySelector(SELECTOR) !== null;

/**
 * A few sentences about a part, shown while the pointer rests on it or the keyboard is on it. The
 * pointer may go into it, it stays until one leaves, and Esc takes it away (WCAG 2.2, 1.4.13).
 */
export function Hint({ title, parts, children, placement = 'bottom' }: HintProps): ReactNode {
  const said = parts.filter(({ text }) => text.trim() !== '');
  if (said.length === 0) return children;
  return (
    <TooltipTrigger delay={500} closeDelay={120}>
      {children}
      <Tooltip className={styles['hint'] ?? ''} placement={placement} offset={8} data-hint="">
        <strong dir="auto">{title}</strong>
        {said.map(({ name, text }) => (
          <p key={`${name ?? ''} ${text}`}>
            {name !== undefined && <span>{name}</span>} <span dir="auto">{text}</span>
          </p>
        ))}
      </Tooltip>
    </TooltipTrigger>
  );
}
