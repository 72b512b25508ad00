import type { Utf16Offset } from '#core/text';
import { strings } from '#renderer/words';
import { annotationRead } from '../announcements.ts';
import { cycleRegions, focusRegion, regionOf } from '../regions.ts';
import { closeSheet } from '../sheet-views.ts';
import { hasOverlays, wishForCard } from '../window-state.ts';
import {
  annotationAtHand,
  command,
  focusedAnnotation,
  isOnCard,
  type AppCommand,
  type CommandContext,
} from './command.ts';

/** From place to place, and back out. */
export function movingCommands(context: CommandContext): readonly AppCommand[] {
  const { workbench, window } = context;
  const { commands, groups } = strings;
  const hasAnnotations = (): boolean =>
    (workbench.state.getState().open?.annotations.size ?? 0) > 0;
  const here = (): Utf16Offset =>
    context.reading.caretOffset() ??
    workbench.state.getState().selection?.start ??
    (0 as Utf16Offset);
  const openCard = (): void => {
    const annotation = annotationAtHand(context);
    if (annotation === undefined) return;
    workbench.focus(annotation.id);
    wishForCard(window, null);
  };
  const neighbour = (direction: 1 | -1) => () => {
    const { sentence, focused: before } = workbench.state.getState();
    workbench.focusNeighbour(direction, sentence?.start ?? here());
    const focused = focusedAnnotation(context);
    if (focused === undefined || focused.id === before)
      context.say(strings.readingSaid.noAnnotation(direction === 1));
    // A card that gets the keyboard is read by itself.
    else if (!isOnCard()) context.say(annotationRead(focused, workbench.state.getState()));
    // The caret goes with it: what is at the caret is what the next key acts on.
    if (focused !== undefined && !isOnCard())
      context.reading.select({ start: focused.start, end: focused.start });
  };
  return [
    command('annotation.next', groups.moving, commands.next, neighbour(1), {
      chords: [']'],
      isEnabled: hasAnnotations,
    }),
    command('annotation.previous', groups.moving, commands.previous, neighbour(-1), {
      chords: ['['],
      isEnabled: hasAnnotations,
    }),
    command('annotation.open', groups.moving, commands.openCard, openCard, {
      chords: ['Enter'],
      regions: ['reading'],
      isEnabled: hasAnnotations,
    }),
    command(
      'region.next',
      groups.moving,
      commands.nextRegion,
      () => {
        cycleRegions(1);
      },
      { chords: ['F6'], actsInFields: true },
    ),
    command(
      'region.previous',
      groups.moving,
      commands.previousRegion,
      () => {
        cycleRegions(-1);
      },
      { chords: ['Shift+F6'], actsInFields: true },
    ),
    command(
      'leave',
      groups.moving,
      commands.leave,
      () => {
        leave(context);
      },
      { chords: ['Escape'], regions: ['reading', 'cards', 'notes', 'corpus', 'other'] },
    ),
  ];
}

/**
 * One step out: the overlay, the link that is being made, the way back to the text, the search, the
 * sheet, the selection, the open card, the focused sentence, the notices.
 */
function leave(context: CommandContext): void {
  const { workbench, window } = context;
  const { find, selection, focused, sentence, linking, notices } = workbench.state.getState();
  const isAway = regionOf(document.activeElement) !== 'reading';
  if (window.getState().overlay !== null && hasOverlays()) {
    window.setState({ overlay: null });
    focusRegion('reading');
  } else if (linking !== null) workbench.relations.cancel();
  else if (isAway && focusRegion('reading')) return;
  else if (find !== null) workbench.endFind();
  else if (window.getState().sheet !== null) closeSheet(context);
  else if (selection !== null) workbench.select(null);
  else if (focused !== null) workbench.focus(null);
  else if (sentence !== null) workbench.focusSentence(null);
  else for (const { id } of notices) workbench.dismissNotice(id);
}
