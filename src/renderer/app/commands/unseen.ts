import { strings } from '#renderer/words';
import { command, type AppCommand, type CommandContext } from './command.ts';

/** Signs for what is in the text and not seen, and from one to the next. */
export function unseenCommands(context: CommandContext): readonly AppCommand[] {
  const { workbench, reading, say } = context;
  const { unseenCommands: words, unseen: told, groups } = strings;
  const { showsAll } = workbench.state.getState().unseen;
  const isEnabled = (): boolean => workbench.state.getState().open !== null;

  const goToNext = (): void => {
    const { places } = workbench.state.getState().unseen;
    const here = reading.caretOffset() ?? 0;
    const next = places.find(({ start }) => start > here) ?? places[0];
    if (next === undefined) return say(told.none);
    workbench.focus(null);
    workbench.focusSentence(null);
    workbench.revealAt(next.start);
    reading.select(next);
  };

  return [
    command('unseen.show', groups.reading, showsAll ? words.hide : words.show, () => {
      workbench.unseenMarks.showAll(!showsAll);
      say(showsAll ? told.hidden : told.shown);
    }),
    command('unseen.next', groups.reading, words.next, goToNext, { isEnabled }),
  ];
}
