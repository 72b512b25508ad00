import type { WorkbenchState } from '#renderer/store';
import { strings } from '#renderer/words';
import { command, type AppCommand, type CommandContext } from './command.ts';

/** Whether a document's note, or the project's, is another. */
const isNoteChanged = (now: WorkbenchState, before: WorkbenchState): boolean =>
  now.projectNote !== before.projectNote ||
  (now.documents !== before.documents &&
    now.documents.length === before.documents.length &&
    now.documents.some(({ note }, at) => note !== before.documents[at]?.note));

/**
 * Whether a step changed something that is not heard of by itself, as annotations are: a tag, an
 * actor, a link, a note. A step in another document is told of when it is done.
 */
const isUnheard = (now: WorkbenchState, before: WorkbenchState): boolean =>
  now.revision === before.revision &&
  (now.tags !== before.tags ||
    now.entities !== before.entities ||
    now.relationTypes !== before.relationTypes ||
    now.relationRevision !== before.relationRevision ||
    isNoteChanged(now, before));

/** Undo and redo. */
export function editCommands({ workbench, say }: CommandContext): readonly AppCommand[] {
  const { commands, groups, readingSaid } = strings;
  const { undoLabel, redoLabel } = workbench.state.getState();
  const take = (which: 'undo' | 'redo'): void => {
    const before = workbench.state.getState();
    workbench[which]();
    const label = which === 'undo' ? before.undoLabel : before.redoLabel;
    // Over the table, a notice tells what was undone.
    if (
      before.table !== null ||
      before.comparing !== null ||
      !isUnheard(workbench.state.getState(), before)
    )
      return;
    say(which === 'undo' ? readingSaid.undone(label ?? '') : readingSaid.redone(label ?? ''));
  };
  return [
    command(
      'edit.undo',
      groups.editing,
      undoLabel === null ? commands.undo : commands.undoThis(undoLabel),
      () => {
        take('undo');
      },
      {
        chords: ['Mod+Z'],
        actsOnLists: true,
        isEnabled: () => workbench.state.getState().undoLabel !== null,
      },
    ),
    command(
      'edit.redo',
      groups.editing,
      redoLabel === null ? commands.redo : commands.redoThis(redoLabel),
      () => {
        take('redo');
      },
      {
        chords: ['Mod+Shift+Z', 'Mod+Y'],
        actsOnLists: true,
        isEnabled: () => workbench.state.getState().redoLabel !== null,
      },
    ),
  ];
}
