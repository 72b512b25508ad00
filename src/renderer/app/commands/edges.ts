import { wordsRead, type TextUnit } from '#core/text';
import { strings } from '#renderer/words';
import { bothEnds } from '../short.ts';
import { moveEdge, type EdgeMove } from '../word-edges.ts';
import {
  command,
  focusedAnnotation,
  isOnCard,
  type AppCommand,
  type CommandContext,
} from './command.ts';

/** Moves an edge of the focused annotation. */
export function adjustFocused(context: CommandContext, move: EdgeMove): void {
  const { open } = context.workbench.state.getState();
  const focused = focusedAnnotation(context);
  if (open === null || focused === undefined) return;
  const range = moveEdge(open.body, focused, move);
  if (range !== null) context.workbench.adjust(focused.id, range);
}

/** Moves an edge of the selection. */
function adjustSelection({ workbench, reading, say }: CommandContext, move: EdgeMove): void {
  const { open, selection } = workbench.state.getState();
  if (open === null || selection === null) return;
  const range = moveEdge(open.body, selection, move);
  if (range === null) return;
  reading.select(range);
  workbench.revealAt(move.edge === 'end' ? range.end : range.start);
  say(strings.readingSaid.selection(bothEnds(wordsRead(open.body, range))));
}

/** The edges of the selection where there is one, else of the focused annotation. */
export function edgeCommands(context: CommandContext): readonly AppCommand[] {
  const { commands: words, readingCommands: further, groups } = strings;
  const isSelecting = (): boolean => context.workbench.state.getState().selection !== null;
  const isEnabled = (): boolean => isSelecting() || focusedAnnotation(context) !== undefined;
  const edge = (
    id: string,
    label: string,
    chord: string,
    which: EdgeMove['edge'],
    direction: EdgeMove['direction'],
    unit: TextUnit = 'word',
  ): AppCommand =>
    command(
      id,
      groups.tagging,
      label,
      () => {
        const move = { edge: which, direction, unit };
        if (isSelecting() && !(isOnCard() && focusedAnnotation(context) !== undefined))
          adjustSelection(context, move);
        else adjustFocused(context, move);
      },
      { chords: [chord], isEnabled },
    );
  return [
    edge('edge.endLater', words.endLater, 'Alt+ArrowRight', 'end', 1),
    edge('edge.endEarlier', words.endEarlier, 'Alt+ArrowLeft', 'end', -1),
    edge('edge.startLater', words.startLater, 'Alt+ArrowDown', 'start', 1),
    edge('edge.startEarlier', words.startEarlier, 'Alt+ArrowUp', 'start', -1),
    edge(
      'edge.endLaterCharacter',
      further.endLaterCharacter,
      'Alt+Shift+ArrowRight',
      'end',
      1,
      'character',
    ),
    edge(
      'edge.endEarlierCharacter',
      further.endEarlierCharacter,
      'Alt+Shift+ArrowLeft',
      'end',
      -1,
      'character',
    ),
    edge(
      'edge.startLaterCharacter',
      further.startLaterCharacter,
      'Alt+Shift+ArrowDown',
      'start',
      1,
      'character',
    ),
    edge(
      'edge.startEarlierCharacter',
      further.startEarlierCharacter,
      'Alt+Shift+ArrowUp',
      'start',
      -1,
      'character',
    ),
  ];
}
