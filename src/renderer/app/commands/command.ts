import { utf16, type TextRange, type Utf16Offset } from '#core/text';
import type { Annotation, Workbench } from '#renderer/store';
import type { Chord, Command } from '#renderer/ui';
import { regionOf, type Region } from '../regions.ts';
import type { WindowStore } from '../window-state.ts';

/** A command with where its keys act. */
export interface AppCommand extends Command {
  /** Its keys where the person has given it no others. */
  readonly ownChords: readonly Chord[];
  /** Whether the person may give it other keys; those of tags are the codebook's. */
  readonly isBindable: boolean;
  /** Keys that act even while a field has the keyboard. */
  readonly actsInFields: boolean;
  /** Keys that act in the lists of occurrences and annotations too, which have keys of their own. */
  readonly actsOnLists: boolean;
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
    /** Where the person reads: the caret where it is in view, else the top of the view. */
    readonly place: () => Utf16Offset | null;
    /** Selects a range of the text, or puts the caret where it is empty; the text gets the keyboard. */
    readonly select: (range: TextRange) => void;
  };
  /** Asks for a file of annotations, and imports it. */
  readonly importAnnotations: () => void;
  /** Says a sentence to screen readers. */
  readonly say: (sentence: string) => void;
}

/** What few commands state. */
interface Extras {
  readonly chords?: readonly string[];
  readonly isEnabled?: () => boolean;
  readonly actsInFields?: boolean;
  readonly actsOnLists?: boolean;
  readonly regions?: readonly Region[];
  readonly isBindable?: boolean;
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
  ownChords: extras.chords ?? [],
  isBindable: extras.isBindable ?? true,
  isEnabled: extras.isEnabled ?? always,
  actsInFields: extras.actsInFields ?? false,
  actsOnLists: extras.actsOnLists ?? false,
  ...(extras.regions === undefined ? {} : { regions: extras.regions }),
});

/** The annotation whose card is open, where it is placed in the text. */
export const focusedAnnotation = ({ workbench }: CommandContext): Annotation | undefined => {
  const { focused, open } = workbench.state.getState();
  return focused === null ? undefined : open?.annotations.get(focused);
};

/** The shortest annotation shown at a place. */
function annotationAt({ workbench }: CommandContext, at: Utf16Offset): Annotation | undefined {
  const { open, hiddenTags } = workbench.state.getState();
  return open?.annotations
    .overlapping({ start: at, end: utf16(at + 1) })
    .filter(({ tag }) => !hiddenTags.has(tag))
    .toSorted((a, b) => a.end - a.start - (b.end - b.start))[0];
}

/** The annotation that keys act on: the focused one, unless the caret has gone to another. */
export function annotationAtHand(context: CommandContext): Annotation | undefined {
  const focused = focusedAnnotation(context);
  const at = context.reading.caretOffset();
  const isNear = focused !== undefined && at !== null && focused.start <= at && at <= focused.end;
  if (at === null || isNear || isOnCard()) return focused;
  return annotationAt(context, at) ?? focused;
}

/** Whether the keyboard is in the cards. */
export const isOnCard = (): boolean => regionOf(document.activeElement) === 'cards';

/** Whether the keyboard is in the list of occurrences: tags are for what is ticked there. */
export const isOnHits = (): boolean => regionOf(document.activeElement) === 'hits';

/** Whether the keyboard is in the table of annotations: what is ticked there gets another tag. */
export const isOnTable = (): boolean => regionOf(document.activeElement) === 'table';
