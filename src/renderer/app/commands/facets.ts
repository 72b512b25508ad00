import type { CardField } from '#renderer/panels/annotations';
import type { Annotation } from '#renderer/store';
import { strings } from '#renderer/words';
import { wishForCard } from '../window-state.ts';
import { annotationAtHand, command, type AppCommand, type CommandContext } from './command.ts';

/** What an annotation says: its value, note, links and history. */
export function facetCommands(context: CommandContext): readonly AppCommand[] {
  const { workbench, window } = context;
  const { readingCommands: words, groups } = strings;
  const kindOf = (annotation: Annotation | undefined): string | undefined =>
    workbench.state.getState().tags.find(({ id }) => id === annotation?.tag)?.kind;

  const act = (
    id: string,
    label: string,
    chords: readonly string[],
    run: (annotation: Annotation) => void,
    suits: (annotation: Annotation) => boolean = () => true,
  ): AppCommand =>
    command(
      id,
      groups.tagging,
      label,
      () => {
        const annotation = annotationAtHand(context);
        if (annotation === undefined) return;
        workbench.focus(annotation.id);
        run(annotation);
      },
      {
        chords,
        isEnabled: () => {
          const annotation = annotationAtHand(context);
          return annotation !== undefined && suits(annotation);
        },
      },
    );
  const wish = (field: CardField) => (): void => {
    wishForCard(window, field);
  };
  return [
    act('annotation.editValue', words.editValue, ['V'], wish('value'), (annotation) => {
      const kind = kindOf(annotation);
      return kind !== undefined && kind !== 'plain';
    }),
    act('annotation.editNote', words.editNote, ['N'], wish('note')),
    act(
      'annotation.linkSentence',
      words.linkSentence,
      ['L'],
      ({ id }) => {
        const links = workbench.relations.linkSentence(id);
        if (links > 0) context.say(strings.readingSaid.linked(links));
      },
      (annotation) => kindOf(annotation) === 'claim',
    ),
    act('annotation.linkTo', words.linkTo, ['Shift+L'], ({ id }) => {
      workbench.relations.begin(id, null);
      wishForCard(window, 'link');
    }),
    act('annotation.history', words.history, ['H'], wish('history')),
  ];
}

/** The other end of a begun link; these take Enter only while there is one. */
export function linkingCommands(context: CommandContext): readonly AppCommand[] {
  const { workbench } = context;
  const { readingCommands: words, groups } = strings;
  const { linking } = workbench.state.getState();
  if (linking === null) return [];
  const other = (): Annotation | undefined => {
    const annotation = annotationAtHand(context);
    return annotation?.id === linking.from.id ? undefined : annotation;
  };
  return [
    command(
      'link.complete',
      groups.tagging,
      words.linkHere,
      () => {
        const annotation = other();
        if (annotation !== undefined) workbench.relations.complete(annotation.id);
      },
      {
        chords: ['Enter'],
        regions: ['reading', 'cards'],
        isEnabled: () => linking.type !== null && other() !== undefined,
      },
    ),
    command('link.cancel', groups.tagging, words.linkCancel, () => {
      workbench.relations.cancel();
    }),
  ];
}
