import type { StoredBindings } from '#renderer/database';
import type { Context } from './context.ts';

/**
 * Keys that the person gave to commands: of this installation, not of the project, and of no undo.
 * Stored as a list of [command, chords] in the row `keyBindings` of the table `meta`.
 */
/** Keys that one command may have. */
export const MOST_CHORDS = 4;
const MOST_COMMANDS = 1_000;

const COMMAND = /^[\w.:-]{1,120}$/;
/** A chord as the interface writes it: "Mod+Alt+Shift+K", with a sign, a digit or a key's name last. */
const CHORD = /^(?:Mod\+)?(?:Alt\+)?(?:Shift\+)?(?:[A-Z][A-Za-z\d]{0,15}|[!-@[-`{-~§°¿¡«»])$/u;

const isChord = (value: unknown): value is string => typeof value === 'string' && CHORD.test(value);

const isBinding = (value: unknown): value is StoredBindings[number] =>
  Array.isArray(value) &&
  value.length === 2 &&
  typeof value[0] === 'string' &&
  COMMAND.test(value[0]) &&
  Array.isArray(value[1]) &&
  value[1].length <= MOST_CHORDS &&
  value[1].every(isChord);

/** What the database holds, decoded; an entry that is not sound is left out by itself. */
export function readKeyBindings(stored: unknown): StoredBindings {
  if (!Array.isArray(stored)) return [];
  const bindings = stored.slice(0, MOST_COMMANDS).filter(isBinding);
  return [...new Map(bindings.map(([command, chords]) => [command, [...new Set(chords)]]))];
}

/** Gives a command these keys instead of its own (none, where the list is empty), or its own again. */
export function setKeyBinding(
  context: Context,
  command: string,
  chords: readonly string[] | null,
): void {
  const bindings = new Map(context.state.getState().keyBindings);
  if (chords === null) bindings.delete(command);
  else bindings.set(command, [...new Set(chords)]);
  const stored = [...bindings];
  if (readKeyBindings(stored).length < Math.min(stored.length, MOST_COMMANDS))
    throw new Error(`These are no keys for a command: ${command}, ${String(chords)}.`);
  context.state.setState({ keyBindings: bindings });
  context.writer.enqueue({ changes: [], history: null, meta: { keyBindings: stored } });
}
