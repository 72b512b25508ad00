import { strings } from '#renderer/words';
import { command, type AppCommand, type CommandContext } from './command.ts';

/** The find bar. */
export function findCommands({
  workbench,
  window,
  reading,
}: CommandContext): readonly AppCommand[] {
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
