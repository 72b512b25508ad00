import { strings } from '#renderer/words';
import { actorOf, type EntityId } from '#core/model';
import { annotationAtHand, command, type AppCommand, type CommandContext } from './command.ts';

/** UTF-16 units of a selection that are looked for. */
const MOST_SOUGHT = 300;

/** The find bar. */
function findBarCommands({ workbench, window, reading }: CommandContext): readonly AppCommand[] {
  const { commands, groups } = strings;
  const isOpen = (): boolean => workbench.state.getState().open !== null;
  const isFinding = (): boolean => (workbench.state.getState().find?.matches.length ?? 0) > 0;
  const start = (): void => {
    reading.flushSelection();
    const { find, selection, open } = workbench.state.getState();
    const selected =
      selection === null ? '' : open?.body.text.slice(selection.start, selection.end);
    const isWord = selected !== undefined && selected !== '' && !/\n/.test(selected);
    if (isWord && selected.length <= 100) workbench.startFind(selected);
    else if (find === null) workbench.startFind('');
    window.setState(({ findWish }) => ({ findWish: findWish + 1 }));
  };
  const step = (direction: 1 | -1) => () => {
    workbench.findNext(direction);
  };
  return [
    command('find.start', groups.finding, commands.find, start, {
      chords: ['Mod+F'],
      actsInFields: true,
      isEnabled: isOpen,
    }),
    command('find.next', groups.finding, commands.findNext, step(1), {
      chords: ['F3', 'Mod+G'],
      actsInFields: true,
      isEnabled: isFinding,
    }),
    command('find.previous', groups.finding, commands.findPrevious, step(-1), {
      chords: ['Shift+F3', 'Mod+Shift+G'],
      actsInFields: true,
      isEnabled: isFinding,
    }),
  ];
}

/** The actor that the annotation at hand stands for, or that says it; null without one. */
const actorAtHand = (context: CommandContext): EntityId | null =>
  actorOf(annotationAtHand(context)?.value);

/** All occurrences, and what is ticked of them. */
function findAllCommands(context: CommandContext): readonly AppCommand[] {
  const { workbench, reading } = context;
  const { searchCommands: words, groups } = strings;
  const { search, state } = workbench;
  const findAll = (): void => {
    reading.flushSelection();
    const { selection, open } = state.getState();
    const selected =
      selection === null || open === null
        ? ''
        : open.body.text.slice(selection.start, selection.end).trim();
    const entity = actorAtHand(context);
    if (selected !== '' && selected.length <= MOST_SOUGHT)
      search.open({ text: selected.replace(/\s+/gu, ' ') });
    else if (entity !== null && state.getState().focused !== null) search.open({ entity });
    else search.open();
  };
  const hasHits = (): boolean => (state.getState().search?.hits.length ?? 0) > 0;
  const tick = (id: string, label: string, run: () => void): AppCommand =>
    command(id, groups.finding, label, run, { isEnabled: hasHits, actsOnLists: true });
  return [
    command('find.all', groups.finding, words.findAll, findAll, {
      chords: ['Mod+Shift+F'],
      actsInFields: true,
      isEnabled: () => state.getState().documents.length > 0,
    }),
    command(
      'find.mentions',
      groups.finding,
      words.findMentions,
      () => {
        const entity = actorAtHand(context);
        if (entity !== null) search.open({ entity });
      },
      { isEnabled: () => actorAtHand(context) !== null },
    ),
    tick('hits.all', words.tickAll, () => {
      search.tickAll(true);
    }),
    tick('hits.none', words.tickNone, () => {
      search.tickAll(false);
    }),
    tick('hits.invert', words.tickInverted, () => {
      search.invertTicks();
    }),
    tick('hits.untagged', words.tickUntagged, () => {
      search.tickUntagged();
    }),
  ];
}

export const findCommands = (context: CommandContext): readonly AppCommand[] => [
  ...findAllCommands(context),
  ...findBarCommands(context),
];
