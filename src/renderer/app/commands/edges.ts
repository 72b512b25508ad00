import { strings } from '#renderer/words';
import { moveEdgeByWord, type EdgeMove } from '../word-edges.ts';
import { command, focusedAnnotation, type AppCommand, type CommandContext } from './command.ts';

/** Moves an edge of the focused annotation by a word. */
export function adjustFocused(context: CommandContext, move: EdgeMove): void {
  const { open } = context.workbench.state.getState();
  const focused = focusedAnnotation(context);
  if (open === null || focused === undefined) return;
  const { text, noteMarkers } = open.body;
  const range = moveEdgeByWord(text, noteMarkers, focused, move);
  if (range !== null) context.workbench.adjust(focused.id, range);
}

/** The edges of the focused annotation. */
export function edgeCommands(context: CommandContext): readonly AppCommand[] {
  const { commands, groups } = strings;
  const isEnabled = (): boolean => focusedAnnotation(context) !== undefined;
  const edge = (id: string, label: string, chord: string, move: EdgeMove): AppCommand =>
    command(
      id,
      groups.tagging,
      label,
      () => {
        adjustFocused(context, move);
      },
      { chords: [chord], isEnabled },
    );
  return [
    edge('edge.endLater', commands.endLater, 'Alt+ArrowRight', { edge: 'end', direction: 1 }),
    edge('edge.endEarlier', commands.endEarlier, 'Alt+ArrowLeft', { edge: 'end', direction: -1 }),
    edge('edge.startLater', commands.startLater, 'Alt+Shift+ArrowRight', {
      edge: 'start',
      direction: 1,
    }),
    edge('edge.startEarlier', commands.startEarlier, 'Alt+Shift+ArrowLeft', {
      edge: 'start',
      direction: -1,
    }),
  ];
}
