import type { TagId } from '#core/model';
import { strings } from '#renderer/words';
import { regionOf } from '../regions.ts';
import { command, focusedAnnotation, type AppCommand, type CommandContext } from './command.ts';
import { edgeCommands } from './edges.ts';

/** What makes, changes, hides and removes annotations. */
export function tagCommands(context: CommandContext): readonly AppCommand[] {
  const { workbench } = context;
  const { commands, groups } = strings;
  const isOpen = (): boolean => workbench.state.getState().open !== null;
  const hasFocused = (): boolean => focusedAnnotation(context) !== undefined;
  const { tags, hiddenTags } = workbench.state.getState();
  return [
    ...tags.map((tag) =>
      command(
        `tag.${tag.id}`,
        groups.tagging,
        commands.tag(tag.label),
        () => {
          applyTag(context, tag.id);
        },
        { chords: tag.key === '' ? [] : [tag.key], isEnabled: isOpen },
      ),
    ),
    command(
      'annotation.remove',
      groups.tagging,
      commands.remove,
      () => {
        const focused = focusedAnnotation(context);
        if (focused !== undefined) workbench.remove([focused.id]);
      },
      {
        chords: ['Delete', 'Backspace'],
        isEnabled: hasFocused,
        regions: ['reading', 'cards', 'other'],
      },
    ),
    ...edgeCommands(context),
    ...tags.map((tag) => {
      const isHidden = hiddenTags.has(tag.id);
      return command(
        `tags.toggle.${tag.id}`,
        groups.tagging,
        commands.toggleTag(tag.label, isHidden),
        () => {
          workbench.setTagHidden(tag.id, !isHidden);
        },
        { isEnabled: isOpen },
      );
    }),
  ];
}

/** Tags the selection; while a card has the keyboard, or without a selection, changes its tag. */
function applyTag(context: CommandContext, tag: TagId): void {
  const { workbench, reading } = context;
  reading.flushSelection();
  const focused = focusedAnnotation(context);
  const isOnCard = regionOf(document.activeElement) === 'cards';
  if (workbench.state.getState().selection !== null && !(isOnCard && focused !== undefined))
    workbench.annotate(tag);
  else if (focused !== undefined && focused.tag !== tag) workbench.retag(focused.id, tag);
}
