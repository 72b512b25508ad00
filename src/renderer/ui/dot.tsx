import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { inkOf } from './tag-colour.ts';
import styles from './dot.module.css';

export interface DotProps {
  /** Name of a colour token: "claim" is --claim. */
  readonly colour: string;
  readonly isHollow?: boolean;
}

/** A small square of a tag's colour. Says nothing to a screen reader: a word stands beside it. */
export function Dot({ colour, isHollow = false }: DotProps): ReactNode {
  return (
    <span
      aria-hidden
      className={classNames(styles['dot'], isHollow && styles['hollow'])}
      style={inkOf(colour)}
    />
  );
}
