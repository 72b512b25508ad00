import type { CSSProperties } from 'react';

const tokenName = (colour: string): string => (/^[a-z][a-z0-9-]*$/.test(colour) ? colour : 'plain');

/**
 * A colour token, or its background, as a CSS value that is safe in a style sheet whatever the name:
 * names come from files. A colour the theme does not have is --plain.
 */
export function colourValue(colour: string, part: 'ink' | 'background' = 'ink'): string {
  const suffix = part === 'ink' ? '' : '-bg';
  return `var(--${tokenName(colour)}${suffix}, var(--plain${suffix}))`;
}

/** Sets --c and --c-bg to a colour token and its background, for a component's own rules. */
export function inkOf(colour: string): CSSProperties {
  return {
    '--c': colourValue(colour),
    '--c-bg': colourValue(colour, 'background'),
  } as CSSProperties;
}
