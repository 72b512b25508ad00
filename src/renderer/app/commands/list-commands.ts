import type { AppCommand, CommandContext } from './command.ts';
import { editCommands } from './editing.ts';
import { fileCommands } from './files.ts';
import { findCommands } from './finding.ts';
import { movingCommands } from './moving.ts';
import { tagCommands } from './tagging.ts';
import { windowCommands } from './window.ts';

/** Every command as things stand: labels and enabledness follow the state at the time of asking. */
export function listCommands(context: CommandContext): readonly AppCommand[] {
  return [
    ...fileCommands(context),
    ...tagCommands(context),
    ...movingCommands(context),
    ...findCommands(context),
    ...editCommands(context),
    ...windowCommands(context),
  ];
}
