import type { AppCommand } from './command.ts';

/** Whether a command sets a tag. */
export const isTagCommand = ({ id }: AppCommand): boolean => id.startsWith('tag.');

/**
 * The single keys that commands use, with the label of the command that has each; tags have theirs
 * from the codebook and are not among them. Letters are in lower case: "n", "]", "?".
 */
export function takenKeys(commands: readonly AppCommand[]): ReadonlyMap<string, string> {
  const taken = new Map<string, string>();
  for (const command of commands) {
    if (isTagCommand(command)) continue;
    const { label, chords } = command;
    for (const chord of chords) if ([...chord].length === 1) taken.set(chord.toLowerCase(), label);
  }
  return taken;
}
