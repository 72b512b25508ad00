import { strings } from '#renderer/words';
import { closeSheet, showSheet, toggleSheetHeight } from '../sheet-views.ts';
import { command, type AppCommand, type CommandContext } from './command.ts';

/** Dialogs that are opened with nothing but their name. */
type PlainModal =
  'palette' | 'keys' | 'name' | 'codebook' | 'trash' | 'restoreTo' | 'restore' | 'aboutData';

/** Help, and what belongs to the window. */
export function windowCommands(context: CommandContext): readonly AppCommand[] {
  const { window, workbench } = context;
  const { commands, readingCommands, sheetCommands, groups } = strings;
  const isSheetOut = (): boolean => window.getState().sheet !== null;
  const show = (kind: PlainModal) => () => {
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
    command('restore', groups.project, strings.snapshots.command, show('restore')),
    command('aboutData', groups.project, strings.aboutData.command, show('aboutData')),
    command(
      'table',
      groups.project,
      sheetCommands.table,
      () => {
        showSheet(context, 'table');
      },
      { chords: ['Mod+Shift+L'], actsInFields: true },
    ),
    command(
      'overview',
      groups.project,
      sheetCommands.overview,
      () => {
        showSheet(context, 'overview', { wantsRoom: true });
      },
      { chords: ['Mod+Shift+Y'], actsInFields: true },
    ),
    command(
      'compare',
      groups.project,
      sheetCommands.compare,
      () => {
        showSheet(context, 'compare', { wantsRoom: false });
      },
      {
        chords: ['Shift+C'],
        actsOnLists: true,
        isEnabled: () => workbench.state.getState().analysts.length > 1,
      },
    ),
    command(
      'conflicts',
      groups.project,
      strings.conflictCommands.show,
      () => {
        showSheet(context, 'conflicts');
      },
      { chords: ['Shift+X'], actsOnLists: true },
    ),
    command(
      'sheet.grow',
      groups.project,
      sheetCommands.grow,
      () => {
        toggleSheetHeight(window);
      },
      { chords: ['Mod+Shift+M'], actsInFields: true, isEnabled: isSheetOut },
    ),
    command(
      'sheet.close',
      groups.project,
      sheetCommands.close,
      () => {
        closeSheet(context);
      },
      { chords: ['Mod+Shift+X'], actsInFields: true, isEnabled: isSheetOut },
    ),
    command('name', groups.help, commands.name, show('name')),
  ];
}
