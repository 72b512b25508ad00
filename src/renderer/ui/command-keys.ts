import { createContext, useContext } from 'react';
import type { Chord } from './chord.ts';

/**
 * The first key of each command, by the command's name, for everything below the provider: whichever
 * keys the person gave to commands, buttons and hints show those.
 */
export const CommandKeys = createContext<ReadonlyMap<string, Chord>>(new Map());

/** The key that a command has; undefined where it has none. */
export const useChord = (command: string): Chord | undefined =>
  useContext(CommandKeys).get(command);
