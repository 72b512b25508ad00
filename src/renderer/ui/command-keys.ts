import { createContext, useContext, useLayoutEffect, useRef, type RefObject } from 'react';
import { ariaShortcut, isMacPlatform, type Chord } from './chord.ts';

/**
 * The first key of each command, by the command's name, for everything below the provider: whichever
 * keys the person gave to commands, buttons and hints show those.
 */
export const CommandKeys = createContext<ReadonlyMap<string, Chord>>(new Map());

/** The key that a command has; undefined where it has none. */
export const useChord = (command: string): Chord | undefined =>
  useContext(CommandKeys).get(command);

/**
 * Tells screen readers the key of the element that the returned ref is on: the components take no
 * `aria-keyshortcuts` among their properties.
 */
export function useAriaShortcut<E extends Element>(chord: Chord | undefined): RefObject<E | null> {
  const element = useRef<E>(null);
  useLayoutEffect(() => {
    if (chord === undefined) element.current?.removeAttribute('aria-keyshortcuts');
    else element.current?.setAttribute('aria-keyshortcuts', ariaShortcut(chord, isMacPlatform));
  }, [chord]);
  return element;
}
