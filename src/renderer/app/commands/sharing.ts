import { strings } from '#renderer/words';
import { command, type AppCommand, type CommandContext } from './command.ts';

/** A folder that the work is kept in step with. */
export function sharingCommands({ workbench, window }: CommandContext): readonly AppCommand[] {
  const { sharing: words, groups } = strings;
  const isOn = (): boolean => workbench.state.getState().sharing.kind === 'on';
  return [
    command('project.share', groups.files, words.command, () => {
      void workbench.sharing.look();
      window.setState({ modal: { kind: 'sharing' } });
    }),
    command(
      'project.shareStop',
      groups.files,
      words.commandStop,
      () => void workbench.sharing.stop(),
      { isEnabled: isOn },
    ),
  ];
}
