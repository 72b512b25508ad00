import type { Command } from '#renderer/ui';

/** A line of a menu that is in no other place. */
export const menuCommand = (id: string, label: string, run: () => void): Command => ({
  id,
  label,
  group: '',
  chords: [],
  isEnabled: () => true,
  run,
});
