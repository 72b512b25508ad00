import { strings } from '#renderer/words';
import { focusRegion, regionOf } from '../regions.ts';
import { hasOverlays, wishForNote } from '../window-state.ts';
import { command, type AppCommand, type CommandContext } from './command.ts';

/** Notes on the document and on the project, and what is stated of the document; an annotation's own is among facets.ts. */
export function noteCommands(context: CommandContext): readonly AppCommand[] {
  const { workbench, window, reading, say } = context;
  const { noteCommands: words, notesSaid, groups } = strings;
  const isOpen = (): boolean => workbench.state.getState().open !== null;
  const { areNotesOpen } = window.getState();
  return [
    command(
      'notes.document',
      groups.reading,
      words.document,
      () => {
        wishForNote(window, 'document');
      },
      { chords: ['Shift+N'], isEnabled: isOpen },
    ),
    command(
      'file.details',
      groups.reading,
      strings.details.command,
      () => {
        window.setState({ modal: { kind: 'details' } });
      },
      { chords: ['Shift+D'], isEnabled: isOpen },
    ),
    command('notes.project', groups.project, words.project, () => {
      wishForNote(window, 'project');
    }),
    command(
      'notes.quote',
      groups.reading,
      words.quote,
      () => {
        reading.flushSelection();
        if (!workbench.notes.quote()) return say(notesSaid.nothingToQuote);
        say(notesSaid.quoted);
        wishForNote(window, 'document');
      },
      { chords: ['Shift+Q'], isEnabled: isOpen },
    ),
    command(
      'notes.toggle',
      groups.reading,
      words.toggle(areNotesOpen),
      () => {
        toggle(context);
      },
      { chords: ['Mod+Shift+J'], actsInFields: true },
    ),
  ];
}

/** Opens the notes and gives them the keyboard; puts them away, and what was in them goes to the text. */
function toggle({ window }: CommandContext): void {
  const isAway = hasOverlays() && window.getState().overlay !== 'cards';
  if (window.getState().areNotesOpen && !isAway) {
    const hadKeyboard = regionOf(document.activeElement) === 'notes';
    window.setState({ areNotesOpen: false });
    if (hadKeyboard) focusRegion('reading');
    return;
  }
  window.setState({ areNotesOpen: true, overlay: hasOverlays() ? 'cards' : null });
  requestAnimationFrame(() => {
    focusRegion('notes');
  });
}
