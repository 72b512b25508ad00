import { strings } from '#renderer/words';
import { command, type AppCommand, type CommandContext } from './command.ts';

/** Of a private workbench: how it is locked. */
export function lockCommands({ workbench, window }: CommandContext): readonly AppCommand[] {
  const { groups } = strings;
  const { lock } = strings.private;
  if (!workbench.state.getState().isPrivate) return [];
  return [
    command('private.lock', groups.files, lock.command, () => void workbench.lockPrivate(), {
      chords: ['Mod+Shift+K'],
      actsInFields: true,
    }),
    command('private.settings', groups.files, lock.settings, () => {
      window.setState({ modal: { kind: 'lock' } });
    }),
  ];
}
