import type { Utf16Offset } from '#core/text';
import type { Annotation, Workbench } from '#renderer/store';
import type { Command } from '#renderer/ui';
import type { Region } from '../regions.ts';
import type { WindowStore } from '../window-state.ts';

/** A command with where its keys act. */
export interface AppCommand extends Command {
  /** Keys that act even while a field has the keyboard. */
  readonly actsInFields: boolean;
  /** Keys that act only while one of these has the keyboard; everywhere else where absent. */
  readonly regions?: readonly Region[];
}

/** What the commands work on. */
export interface CommandContext {
  readonly workbench: Workbench;
  readonly window: WindowStore;
  readonly reading: {
    /** Brings a selection the page has not yet told of into the state. */
    readonly flushSelection: () => void;
    /** Where the caret stands; null while no text is open. */
    readonly caretOffset: () => Utf16Offset | null;
  };
  /** Asks for a file of annotations, and imports it. */
  readonly importAnnotations: () => void;
}

/** What few commands state. */
interface Extras {
  readonly chords?: readonly string[];
  readonly isEnabled?: () => boolean;
  readonly actsInFields?: boolean;
  readonly regions?: readonly Region[];
}

const always = (): boolean => true;

/** A command; its keys act outside fields, anywhere, unless it says otherwise. */
export const command = (
  id: string,
  group: string,
  label: string,
  run: () => void,
  extras: Extras = {},
): AppCommand => ({
  id,
  group,
  label,
  run,
  chords: extras.chords ?? [],
  isEnabled: extras.isEnabled ?? always,
  actsInFields: extras.actsInFields ?? false,
  ...(extras.regions === undefined ? {} : { regions: extras.regions }),
});

/** The annotation whose card is open, where it is placed in the text. */
export const focusedAnnotation = ({ workbench }: CommandContext): Annotation | undefined => {
  const { focused, open } = workbench.state.getState();
  return focused === null ? undefined : open?.annotations.get(focused);
};
