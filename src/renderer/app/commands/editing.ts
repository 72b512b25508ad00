import { strings } from '#renderer/words';
import { command, type AppCommand, type CommandContext } from './command.ts';

/** Undo and redo. */
export function editCommands({ workbench }: CommandContext): readonly AppCommand[] {
  const { commands, groups } = strings;
  const { undoLabel, redoLabel } = workbench.state.getState();
  return [
    command(
      'edit.undo',
      groups.editing,
      undoLabel === null ? commands.undo : commands.undoThis(undoLabel),
      () => {
        workbench.undo();
      },
      {
        chords: ['Mod+Z'],
        actsOnHits: true,
        isEnabled: () => workbench.state.getState().undoLabel !== null,
      },
    ),
    command(
      'edit.redo',
      groups.editing,
      redoLabel === null ? commands.redo : commands.redoThis(redoLabel),
      () => {
        workbench.redo();
      },
      {
        chords: ['Mod+Shift+Z', 'Mod+Y'],
        actsOnHits: true,
        isEnabled: () => workbench.state.getState().redoLabel !== null,
      },
    ),
  ];
}
