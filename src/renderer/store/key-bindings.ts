import type { Context } from './context.ts';

/** Keys that the person gave to commands: of this installation, not of the project. */
export function setKeyBinding(
  context: Context,
  command: string,
  chords: readonly string[] | null,
): void {
  const bindings = new Map(context.state.getState().keyBindings);
  if (chords === null) bindings.delete(command);
  else bindings.set(command, chords);
  context.state.setState({ keyBindings: bindings });
}
