import type { CSSProperties } from 'react';

const tokenName = (colour: string): string => (/^[a-z][a-z0-9-]*$/.test(colour) ? colour : 'plain');

/**
 * Sets --c and --c-bg to a colour token and its background, for a component's own rules. A colour
 * the theme does not have falls back to --plain.
 */
export function inkOf(colour: string): CSSProperties {
  const name = tokenName(colour);
  return {
    '--c': `var(--${name}, var(--plain))`,
    '--c-bg': `var(--${name}-bg, var(--plain-bg))`,
  } as CSSProperties;
}
