import { strings } from '#renderer/words';
import { command, type AppCommand, type CommandContext } from './command.ts';

/** Documents, annotations and projects, in and out. */
export function fileCommands(context: CommandContext): readonly AppCommand[] {
  const { workbench, window } = context;
  const { commands, groups, projectCommands } = strings;
  const isOpen = (): boolean => workbench.state.getState().open !== null;
  const hasDocuments = (): boolean => workbench.state.getState().documents.length > 0;
  /** A browser's own dialog gives out no folder that stays one. */
  const hasDialogs = (): boolean => workbench.state.getState().host?.nativeDialogs === true;
  const { isPrivate } = workbench.state.getState();
  return [
    command(
      'file.open',
      groups.files,
      commands.openFiles,
      () => void workbench.chooseAndImport('files'),
      { chords: ['Mod+O'], actsInFields: true },
    ),
    command(
      'file.openFolder',
      groups.files,
      commands.openFolder,
      () => void workbench.chooseAndImport('folder'),
      { chords: ['Mod+Shift+O'], actsInFields: true },
    ),
    command(
      'file.exportDocument',
      groups.files,
      commands.exportDocument,
      // What is not sealed is said to be before it is written.
      () => {
        if (isPrivate) window.setState({ modal: { kind: 'export' } });
        else void workbench.exportJsonLd('document');
      },
      { chords: ['Mod+E'], actsInFields: true, isEnabled: isOpen },
    ),
    command(
      'file.export',
      groups.files,
      commands.exportDialog,
      () => {
        window.setState({ modal: { kind: 'export' } });
      },
      { chords: ['Mod+Shift+E'], actsInFields: true, isEnabled: hasDocuments },
    ),
    command(
      'file.importAnnotations',
      groups.files,
      commands.importAnnotations,
      context.importAnnotations,
      {
        chords: ['Mod+I'],
        actsInFields: true,
        isEnabled: hasDocuments,
      },
    ),
    command(
      'project.save',
      groups.files,
      projectCommands.save,
      () => {
        window.setState({ modal: { kind: 'saveProject' } });
      },
      { chords: ['Mod+S'], actsInFields: true, isEnabled: hasDocuments },
    ),
    command(
      'project.open',
      groups.files,
      projectCommands.open,
      () => void workbench.projects.choose('file'),
      { chords: ['Mod+Shift+S'], actsInFields: true },
    ),
    command(
      'project.openFolder',
      groups.files,
      projectCommands.openFolder,
      () => void workbench.projects.choose('folder'),
      { actsInFields: true, isEnabled: hasDialogs },
    ),
    ...(isPrivate
      ? []
      : [
          command(
            'private.open',
            groups.files,
            strings.private.command,
            () => void workbench.openPrivate(),
          ),
        ]),
    command(
      'file.remove',
      groups.files,
      commands.removeDocument,
      () => {
        const open = workbench.state.getState().open;
        if (open !== null) workbench.removeDocument(open.summary.id);
      },
      { isEnabled: isOpen },
    ),
  ];
}
