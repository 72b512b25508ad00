import { utf16, type TextRange } from '#core/text';
import type { Workbench } from '#renderer/store';
import type { AppCommand, CommandContext } from '../../../src/renderer/app/commands/command.ts';
import { listCommands } from '../../../src/renderer/app/commands/list-commands.ts';
import { createWindowStore } from '../../../src/renderer/app/window-state.ts';

/** Commands over a workbench, with a reading surface that is a caret and a selection alone. */
export interface Keyboard {
  readonly context: CommandContext;
  readonly said: string[];
  commands(): readonly AppCommand[];
  /** Runs the command that has a key; throws where none can act. */
  press(chord: string): void;
  run(id: string): void;
  /** Puts the caret somewhere, as a press of the mouse does. */
  click(at: number): void;
  /** The words of the focused sentence, the selection and the focused annotation. */
  at(): { sentence: string | null; selection: string | null; focused: string | null };
}

export function keyboardOn(workbench: Workbench): Keyboard {
  const said: string[] = [];
  let caret = utf16(0);
  const { state } = workbench;
  const context: CommandContext = {
    workbench,
    window: createWindowStore(),
    reading: {
      flushSelection: () => undefined,
      caretOffset: () => caret,
      place: () => caret,
      select: (range) => {
        caret = range.start;
        workbench.select(range);
      },
    },
    importAnnotations: () => undefined,
    say: (sentence) => void said.push(sentence),
  };
  const act = (command: AppCommand | undefined, asked: string): void => {
    if (command?.isEnabled() !== true) throw new Error(`Nothing to run: ${asked}.`);
    command.run();
  };
  const commands = (): readonly AppCommand[] => listCommands(context);
  const words = (range: TextRange | null | undefined): string | null =>
    range == null ? null : (state.getState().open?.body.text.slice(range.start, range.end) ?? null);
  return {
    context,
    said,
    commands,
    press: (chord) =>
      act(
        commands().find((each) => each.chords.includes(chord) && each.isEnabled()),
        chord,
      ),
    run: (id) =>
      act(
        commands().find((each) => each.id === id),
        id,
      ),
    click: (at) => {
      caret = utf16(at);
      workbench.select(null);
    },
    at: () => {
      const { open, sentence, selection, focused } = state.getState();
      return {
        sentence: words(sentence),
        selection: words(selection),
        focused: focused === null ? null : (open?.annotations.get(focused)?.exact ?? null),
      };
    },
  };
}
