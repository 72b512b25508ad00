import type { Annotation } from '#renderer/store';
import { strings } from '#renderer/words';
import { showSheet } from '../sheet-views.ts';
import { command, type AppCommand, type CommandContext } from './command.ts';

/** Newer versions of a text, and what was carried over to one. */
export function versionCommands(context: CommandContext): readonly AppCommand[] {
  const { workbench } = context;
  const { state, versions } = workbench;
  const { groups, versionCommands: words } = strings;
  const isOpen = (): boolean => state.getState().open !== null;
  const opened = (run: (id: NonNullable<ReturnType<typeof openId>>) => void) => () => {
    const id = openId();
    if (id !== null) run(id);
  };
  const openId = () => state.getState().open?.summary.id ?? null;
  /** The focused annotation, while it waits for a look. */
  const waiting = (): Annotation | null => {
    const { focused, open } = state.getState();
    if (focused === null || open === null) return null;
    const found = open.annotations.get(focused) ?? open.unplaced.find(({ id }) => id === focused);
    return found?.review === undefined ? null : found;
  };
  const onWaiting = (id: string, label: string, run: (annotation: Annotation) => void) =>
    command(
      `review.${id}`,
      groups.editing,
      label,
      () => {
        const annotation = waiting();
        if (annotation !== null) run(annotation);
      },
      { isEnabled: () => waiting() !== null },
    );
  return [
    command(
      'versions.import',
      groups.files,
      words.importNewer,
      opened((id) => void versions.importNewer(id)),
      { isEnabled: isOpen },
    ),
    command(
      'versions.find',
      groups.files,
      words.findTwins,
      opened((id) => void versions.findTwins(id)),
      { isEnabled: () => isOpen() && state.getState().documents.length > 1 },
    ),
    command(
      'review.show',
      groups.editing,
      words.review,
      () => {
        showSheet(context, 'review');
      },
      { chords: ['Shift+V'], isEnabled: isOpen },
    ),
    onWaiting('accept', words.accept, ({ id }) => {
      versions.accept([id]);
    }),
    onWaiting('place', words.place, ({ id }) => void versions.placeOnSelection(id)),
    onWaiting('unplace', words.unplace, ({ id }) => {
      versions.leaveUnplaced(id);
    }),
  ];
}
