import { strings } from '#renderer/words';
import { command, type AppCommand, type CommandContext } from './command.ts';

/** Help, and what belongs to the window. */
export function windowCommands({ window }: CommandContext): readonly AppCommand[] {
  const { commands, groups } = strings;
  const show = (kind: 'palette' | 'keys' | 'name') => () => {
    window.setState({ modal: { kind } });
  };
  return [
    command('palette', groups.help, commands.palette, show('palette'), {
      chords: ['Mod+K'],
      actsInFields: true,
    }),
    command('keys', groups.help, commands.keys, show('keys'), { chords: ['?', 'F1'] }),
    command('name', groups.help, commands.name, show('name')),
  ];
}
