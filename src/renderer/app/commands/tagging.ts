import type { TagId } from '#core/model';
import { strings } from '#renderer/words';
import {
  command,
  focusedAnnotation,
  isOnCard,
  isOnHits,
  isOnTable,
  type AppCommand,
  type CommandContext,
} from './command.ts';
import { edgeCommands } from './edges.ts';

/** A key of the codebook's as a chord: letters are written large, as on keys. */
const tagChord = (key: string): string => key.toUpperCase();

/** What makes, changes, hides and removes annotations. */
export function tagCommands(context: CommandContext): readonly AppCommand[] {
  const { workbench } = context;
  const { commands, groups } = strings;
  const isOpen = (): boolean => workbench.state.getState().open !== null;
  const hasFocused = (): boolean => focusedAnnotation(context) !== undefined;
  const { tags, hiddenTags } = workbench.state.getState();
  const offered = tags.filter(({ isRetired }) => !isRetired);
  return [
    ...offered.map((tag) =>
      command(
        `tag.${tag.id}`,
        groups.tagging,
        commands.tag(tag.label),
        () => {
          applyTag(context, tag.id);
        },
        {
          chords: tag.key === '' ? [] : [tagChord(tag.key)],
          isEnabled: () => isOpen() || isOnHits() || isOnTable(),
          isBindable: false,
          actsOnLists: true,
        },
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

/**
 * In the list of occurrences, all that is ticked is tagged; in the table of annotations, it gets the
 * tag instead of its own. Where a card has the keyboard, its tag changes. Else the selection is tagged;
 * without one, the sentence that the reading keys stand on; without that, the open card's tag changes.
 */
function applyTag(context: CommandContext, tag: TagId): void {
  const { workbench, reading } = context;
  if (isOnHits()) return void workbench.search.tagTicked(tag);
  if (isOnTable()) return void workbench.table.retag(tag);
  reading.flushSelection();
  const focused = focusedAnnotation(context);
  const { selection, sentence } = workbench.state.getState();
  const hasPassage = selection !== null || sentence !== null;
  if (hasPassage && !(isOnCard() && focused !== undefined)) workbench.annotate(tag);
  else if (focused !== undefined && focused.tag !== tag) workbench.retag(focused.id, tag);
}
