import type { Chord } from '#renderer/ui';
import type { AppCommand, CommandContext } from './command.ts';
import { analystCommands, compareCommands } from './comparing.ts';
import { editCommands } from './editing.ts';
import { facetCommands, linkingCommands } from './facets.ts';
import { fileCommands } from './files.ts';
import { findCommands } from './finding.ts';
import { growingCommands } from './growing.ts';
import { lockCommands } from './locking.ts';
import { movingCommands } from './moving.ts';
import { noteCommands } from './noting.ts';
import { readingCommands } from './reading.ts';
import { readingLogCommands } from './reading-log.ts';
import { sharingCommands } from './sharing.ts';
import { tableCommands } from './table.ts';
import { tagCommands } from './tagging.ts';
import { isTagCommand, takenKeys } from './taken-keys.ts';
import { unseenCommands } from './unseen.ts';
import { versionCommands } from './versions.ts';
import { windowCommands } from './window.ts';

/**
 * Every command as things stand: labels, enabledness and keys follow the state at the time of asking.
 * Where two have the same key, the first that can act has it: a begun link takes Enter. No tag has
 * the key of another command.
 */
export function listCommands(context: CommandContext): readonly AppCommand[] {
  const { keyBindings } = context.workbench.state.getState();
  const all = [
    ...linkingCommands(context),
    ...fileCommands(context),
    ...lockCommands(context),
    ...sharingCommands(context),
    ...tagCommands(context),
    ...facetCommands(context),
    ...readingCommands(context),
    ...readingLogCommands(context),
    ...unseenCommands(context),
    ...analystCommands(context),
    ...growingCommands(context),
    ...movingCommands(context),
    ...noteCommands(context),
    ...findCommands(context),
    ...tableCommands(context),
    ...compareCommands(context),
    ...versionCommands(context),
    ...editCommands(context),
    ...windowCommands(context),
  ];
  const bound = all.map((command) => {
    const chords = command.isBindable ? keyBindings.get(command.id) : undefined;
    return chords === undefined ? command : { ...command, chords };
  });
  // A codebook comes from elsewhere, and may give a tag a key that a command has here.
  const taken = takenKeys(bound);
  const isFree = (chord: Chord): boolean => !taken.has(chord.toLowerCase());
  return bound.map((command) =>
    isTagCommand(command) && !command.chords.every(isFree)
      ? { ...command, chords: command.chords.filter(isFree) }
      : command,
  );
}
