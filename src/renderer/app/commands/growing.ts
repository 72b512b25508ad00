import { wordsRead, type DocumentBody, type TextRange } from '#core/text';
import { strings } from '#renderer/words';
import { createTrail, grow, growthAt, shrink, type GrowthUnit } from '../growing.ts';
import { addition, bothEnds } from '../short.ts';
import { command, type AppCommand, type CommandContext } from './command.ts';

/** How the selection of each window has grown. */
const trails = new WeakMap<object, ReturnType<typeof createTrail>>();

const trailOf = ({ window }: CommandContext): ReturnType<typeof createTrail> => {
  const found = trails.get(window) ?? createTrail();
  trails.set(window, found);
  return found;
};

/** Selects a range of the text and brings its end into view. */
function show({ workbench, reading }: CommandContext, range: TextRange): void {
  reading.select(range);
  workbench.revealAt(range.end);
}

/** Grows and shrinks the selection by words and by clauses. */
export function growingCommands(context: CommandContext): readonly AppCommand[] {
  const { workbench, reading } = context;
  const { readingCommands: words, readingSaid, groups } = strings;

  const larger = (unit: GrowthUnit): void => {
    const { open, selection, sentence } = workbench.state.getState();
    if (open === null) return;
    const { body } = open;
    const next =
      selection === null
        ? growthAt(body, sentence?.start ?? reading.place() ?? 0, unit)
        : grow(body, selection, unit);
    if (next === null) return;
    trailOf(context).grew({ from: selection, to: next, unit });
    show(context, next);
    const isFurther = selection !== null && selection.start === next.start;
    const from = isFurther ? selection.end : next.start;
    context.say(readingSaid.added(addition(wordsRead(body, { start: from, end: next.end }))));
  };

  const smaller = (unit: GrowthUnit): void => {
    const { open, selection } = workbench.state.getState();
    if (open === null || selection === null) return;
    const { body } = open;
    const former = trailOf(context).back(selection, unit);
    const next = former === undefined ? shrink(body, selection, unit) : former;
    if (next === null) {
      reading.select({ start: selection.start, end: selection.start });
      context.say(readingSaid.selectionEnded);
      return;
    }
    show(context, next);
    context.say(takenOff(body, selection, next));
  };

  const takenOff = (body: DocumentBody, from: TextRange, to: TextRange): string =>
    from.start === to.start
      ? readingSaid.takenOff(addition(wordsRead(body, { start: to.end, end: from.end })))
      : readingSaid.selection(bothEnds(wordsRead(body, to)));

  const isOpen = (): boolean => workbench.state.getState().open !== null;
  const isSelecting = (): boolean => workbench.state.getState().selection !== null;
  const step = (
    id: string,
    label: string,
    chord: string,
    run: () => void,
    isEnabled: () => boolean,
  ): AppCommand => command(id, groups.reading, label, run, { chords: [chord], isEnabled });
  return [
    step('selection.growWord', words.growWord, 'W', () => larger('word'), isOpen),
    step('selection.shrinkWord', words.shrinkWord, 'Shift+W', () => smaller('word'), isSelecting),
    step('selection.growClause', words.growClause, 'S', () => larger('clause'), isOpen),
    step(
      'selection.shrinkClause',
      words.shrinkClause,
      'Shift+S',
      () => smaller('clause'),
      isSelecting,
    ),
  ];
}
