import type { Command } from './command.ts';

/** A line of a menu that is in no other place. */
export const menuCommand = (id: string, label: string, run: () => void): Command => ({
  id,
  label,
  group: '',
  chords: [],
  isEnabled: () => true,
  run,
});
