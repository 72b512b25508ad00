import { onMenuCommand } from '#renderer/host';
import type { Workbench } from '#renderer/store';
import type { AppCommand } from './commands/command.ts';
import { isField } from './shortcuts.ts';

/** What the native menu's Undo means while a field has the keyboard: the field's own. */
const FIELD_COMMANDS: Readonly<Record<string, string>> = {
  'edit.undo': 'undo',
  'edit.redo': 'redo',
};

/**
 * Runs what is chosen in the native menu, and takes in what was opened with the program meanwhile.
 * Returns what ends it.
 */
export function followMenu(
  workbench: Workbench,
  commands: () => readonly AppCommand[],
): () => void {
  return onMenuCommand((id) => {
    if (id === 'file.openGiven') {
      void workbench.importGiven();
      return;
    }
    const inField = FIELD_COMMANDS[id];
    if (inField !== undefined && isField(document.activeElement)) {
      document.execCommand(inField);
      return;
    }
    const command = commands().find((each) => each.id === id);
    if (command?.isEnabled() === true) command.run();
  });
}
