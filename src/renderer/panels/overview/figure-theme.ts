import { useEffect, useState } from 'react';
import { between, contrast } from './colours.ts';

/** The theme's colours as drawings take them, "#rrggbb": files hold them, and contrast is computed. */
export interface FigureTheme {
  readonly paper: string;
  readonly ink: string;
  readonly quietInk: string;
  readonly rule: string;
  /** Of bars that stand for no tag. */
  readonly plain: string;
  /** What a full cell of a heat map is. */
  readonly heat: string;
  /** Of a tag, by the name of its colour; names come from files. */
  readonly tag: (colour: string) => string;
}

/** The six-digit form of any colour that CSS can say; its transparency is left out. */
function plainHex(colour: string): string {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (context === null) return '#000000';
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data;
  return `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/**
 * The end of the heat scale. On dark paper it stops where ink can still be read on it, so that all
 * numbers are in one ink; on light paper the strongest cells have light ones.
 */
function heatOf(paper: string, ink: string, colour: string): string {
  if (contrast(paper, '#ffffff') < contrast(paper, '#000000')) return colour;
  let part = 1;
  while (part > 0.3 && contrast(between(paper, colour, part), ink) < 4.6) part -= 0.02;
  return between(paper, colour, part);
}

/** Reads the tokens as they are now. */
function readTheme(): FigureTheme {
  const style = getComputedStyle(document.documentElement);
  const known = new Map<string, string>();
  const token = (name: string): string => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const value = style.getPropertyValue(`--${name}`).trim();
    const hex = plainHex(value === '' ? style.getPropertyValue('--plain') : value);
    known.set(name, hex);
    return hex;
  };
  return {
    paper: token('paper'),
    ink: token('ink'),
    quietInk: token('ink-2'),
    rule: token('rule'),
    plain: token('ink-3'),
    heat: heatOf(token('paper'), token('ink'), token('focus')),
    tag: (colour) => token(/^[a-z][a-z0-9-]*$/.test(colour) ? colour : 'plain'),
  };
}

const whatChangesIt = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'];

/** The theme, and again when the person's system changes it. */
export function useFigureTheme(): FigureTheme {
  const [theme, setTheme] = useState(readTheme);
  useEffect(() => {
    const again = (): void => {
      setTheme(readTheme());
    };
    const queries = whatChangesIt.map((query) => matchMedia(query));
    for (const query of queries) query.addEventListener('change', again);
    return () => {
      for (const query of queries) query.removeEventListener('change', again);
    };
  }, []);
  return theme;
}
