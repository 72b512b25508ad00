import { strings } from '#renderer/words';
import { command, type AppCommand, type CommandContext } from './command.ts';

/** Whose work is shown: only where there is more than one analyst. */
export function analystCommands({ workbench }: CommandContext): readonly AppCommand[] {
  const { analysts, analystFilter } = workbench.state.getState();
  const { groups, analysts: words } = strings;
  if (analysts.length < 2) return [];
  const isMine = analystFilter.kind === 'mine';
  return [
    command(
      'analysts.mine',
      groups.reading,
      words.toggleMine(isMine),
      () => {
        workbench.setAnalystFilter({ kind: isMine ? 'everyone' : 'mine' });
      },
      { chords: ['Shift+O'], actsOnLists: true },
    ),
    ...analysts.map(({ id, name }) =>
      command(`analysts.only.${id}`, groups.reading, words.onlyOf(name), () => {
        workbench.setAnalystFilter({ kind: 'chosen', analysts: new Set([id]) });
      }),
    ),
  ];
}
