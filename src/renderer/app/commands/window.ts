import { strings } from '#renderer/words';
import { command, type AppCommand, type CommandContext } from './command.ts';

/** Help, and what belongs to the window. */
export function windowCommands({ window }: CommandContext): readonly AppCommand[] {
  const { commands, readingCommands, groups } = strings;
  const show = (kind: 'palette' | 'keys' | 'name' | 'codebook' | 'trash' | 'restoreTo') => () => {
    window.setState({ modal: { kind } });
  };
  return [
    command('palette', groups.help, commands.palette, show('palette'), {
      chords: ['Mod+K'],
      actsInFields: true,
    }),
    command('keys', groups.help, commands.keys, show('keys'), { chords: ['?', 'F1'] }),
    command('codebook', groups.project, readingCommands.codebook, show('codebook'), {
      chords: ['Mod+B'],
      actsInFields: true,
    }),
    command('trash', groups.project, readingCommands.trash, show('trash'), {
      chords: ['Mod+Shift+D'],
      actsInFields: true,
    }),
    command('restoreTo', groups.project, readingCommands.restoreTo, show('restoreTo'), {
      chords: ['Mod+Shift+H'],
      actsInFields: true,
    }),
    command('name', groups.help, commands.name, show('name')),
  ];
}
