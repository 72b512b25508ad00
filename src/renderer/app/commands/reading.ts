import {
  blockAt,
  nextParagraph,
  nextSentence,
  paragraphAt,
  previousParagraph,
  previousSentence,
  sentenceAt,
  type DocumentBody,
  type TextRange,
} from '#core/text';
import type { AnnotationIndex } from '#renderer/store';
import { strings } from '#renderer/words';
import { command, focusedAnnotation, type AppCommand, type CommandContext } from './command.ts';

type Direction = 1 | -1;

/** Where reading goes on where no sentence has the focus: the focused annotation, the caret, the view. */
const placeToRead = (context: CommandContext): number =>
  focusedAnnotation(context)?.start ?? context.reading.place() ?? 0;

/** Puts the reading focus on a range, the caret quietly at its start; the open card is left. */
export function readAt(context: CommandContext, range: TextRange): void {
  const { workbench, reading } = context;
  workbench.focus(null);
  workbench.focusSentence(range);
  workbench.revealAt(range.start);
  reading.select({ start: range.start, end: range.start });
}

function sentenceStep(body: DocumentBody, from: TextRange, direction: Direction): TextRange | null {
  if (direction === -1) return previousSentence(body, from.start);
  // From a paragraph that has the focus as a whole, into it.
  const first = sentenceAt(body, from.start);
  return first !== null && first.end < from.end ? first : nextSentence(body, from.end);
}

function paragraphStep(
  body: DocumentBody,
  from: TextRange,
  direction: Direction,
): TextRange | null {
  if (direction === -1) return previousParagraph(body, from.start);
  const here = paragraphAt(body, from.start);
  return nextParagraph(body, Math.max(from.end, here?.end ?? 0));
}

/** The next paragraph that no annotation touches; headings are passed over. */
function untaggedStep(
  body: DocumentBody,
  annotations: AnnotationIndex,
  from: TextRange,
  direction: Direction,
): TextRange | null {
  let at = paragraphStep(body, from, direction);
  while (
    at !== null &&
    (blockAt(body, at.start)?.kind === 'heading' || annotations.overlapping(at).length > 0)
  )
    at = paragraphStep(body, at, direction);
  return at;
}

/** From sentence to sentence, from paragraph to paragraph, and to what is not tagged yet. */
export function readingCommands(context: CommandContext): readonly AppCommand[] {
  const { workbench } = context;
  const { readingCommands: words, groups, readingSaid } = strings;
  const isEnabled = (): boolean => workbench.state.getState().open !== null;
  const move = (
    id: string,
    label: string,
    chord: string,
    find: (body: DocumentBody) => TextRange | null,
    none: string,
  ): AppCommand =>
    command(
      id,
      groups.reading,
      label,
      () => {
        const { open } = workbench.state.getState();
        if (open === null) return;
        const found = find(open.body);
        if (found === null) context.say(none);
        else readAt(context, found);
      },
      { chords: [chord], isEnabled },
    );
  const focus = (): TextRange | null => workbench.state.getState().sentence;
  const sentence = (direction: Direction) => (body: DocumentBody) => {
    const from = focus();
    return from === null
      ? sentenceAt(body, placeToRead(context))
      : sentenceStep(body, from, direction);
  };
  const paragraph = (direction: Direction) => (body: DocumentBody) => {
    const from = focus();
    return from === null
      ? paragraphAt(body, placeToRead(context))
      : paragraphStep(body, from, direction);
  };
  const untagged = (direction: Direction) => (body: DocumentBody) => {
    const { open } = workbench.state.getState();
    const from = focus() ?? paragraphAt(body, placeToRead(context));
    if (open === null || from === null) return null;
    return untaggedStep(body, open.annotations, from, direction);
  };
  const [later, earlier] = [readingSaid.noSentence(true), readingSaid.noSentence(false)];
  return [
    move('sentence.next', words.nextSentence, 'J', sentence(1), later),
    move('sentence.previous', words.previousSentence, 'K', sentence(-1), earlier),
    move('paragraph.next', words.nextParagraph, 'Shift+J', paragraph(1), later),
    move('paragraph.previous', words.previousParagraph, 'Shift+K', paragraph(-1), earlier),
    move('untagged.next', words.nextUntagged, '}', untagged(1), readingSaid.noUntagged(true)),
    move(
      'untagged.previous',
      words.previousUntagged,
      '{',
      untagged(-1),
      readingSaid.noUntagged(false),
    ),
  ];
}
