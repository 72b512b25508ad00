import { unreadAfter, unreadBefore, unreadFrom, utf16, type TextRange } from '#core/text';
import { strings } from '#renderer/words';
import { command, type AppCommand, type CommandContext } from './command.ts';
import { readAt } from './reading.ts';

/** To what was not read yet, and what to do with the log that knows it. */
export function readingLogCommands(context: CommandContext): readonly AppCommand[] {
  const { workbench, window, reading, say } = context;
  const { coverageCommands: words, coverageSaid, groups } = strings;
  const { isOn } = workbench.state.getState().reading;
  const canGo = (): boolean => {
    const { open, reading: log } = workbench.state.getState();
    return open !== null && log.isOn;
  };

  const find = (direction: 1 | -1): TextRange | null => {
    const { open, sentence, reading: log } = workbench.state.getState();
    if (open === null) return null;
    const here = utf16(reading.place() ?? 0);
    const from = sentence ?? { start: here, end: here };
    if (direction === -1) return unreadBefore(open.body, log.read, from);
    if (sentence !== null) return unreadAfter(open.body, log.read, sentence);
    return unreadFrom(open.body, log.read, here) ?? unreadFrom(open.body, log.read, 0);
  };
  const go = (direction: 1 | -1) => (): void => {
    const { open, reading: log } = workbench.state.getState();
    if (open === null) return;
    const found = find(direction);
    if (found !== null) readAt(context, found);
    else if (unreadFrom(open.body, log.read, 0) === null) say(coverageSaid.allRead);
    else say(coverageSaid.noOther);
  };

  return [
    command('unread.next', groups.reading, words.next, go(1), { chords: ['U'], isEnabled: canGo }),
    command('unread.previous', groups.reading, words.previous, go(-1), {
      chords: ['Shift+U'],
      isEnabled: canGo,
    }),
    command('readingLog.keep', groups.reading, isOn ? words.stop : words.keep, () => {
      workbench.readingLog.setOn(!isOn);
      say(isOn ? coverageSaid.off : coverageSaid.on);
    }),
    command('readingLog.forget', groups.reading, words.forget, () => {
      window.setState({ modal: { kind: 'forgetReading' } });
    }),
  ];
}
