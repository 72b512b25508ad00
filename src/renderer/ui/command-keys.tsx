import { createContext, useContext, type ReactNode } from 'react';
import type { Chord } from './chord.ts';
import type { Command } from './command.ts';

const Keys = createContext<ReadonlyMap<string, Chord>>(new Map());

export interface CommandKeysProps {
  readonly commands: readonly Command[];
  readonly children: ReactNode;
}

/** Lets everything below it show the keys that commands have, whichever the person gave them. */
export function CommandKeys({ commands, children }: CommandKeysProps): ReactNode {
  const chords = new Map(
    commands.flatMap(({ id, chords: [first] }) =>
      first === undefined ? [] : [[id, first] as const],
    ),
  );
  return <Keys value={chords}>{children}</Keys>;
}

/** The key that a command has; undefined where it has none. */
export const useChord = (command: string): Chord | undefined => useContext(Keys).get(command);
