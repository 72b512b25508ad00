import type { CommandContext } from './commands/command.ts';
import { focusRegion } from './regions.ts';
import type { SheetView } from './window-state.ts';

interface Wish {
  /** Of the annotations that are shown; those asked for last where absent. */
  readonly query?: string;
  /** The keyboard stays where it is. */
  readonly keepsFocus?: boolean;
  /** There is much to see: the sheet covers the text, unless the person keeps it small. */
  readonly wantsRoom?: boolean;
}

/** Shows a view in the sheet, and gives it the keyboard. */
export function showSheet(
  { workbench, window }: Pick<CommandContext, 'workbench' | 'window'>,
  view: SheetView,
  { query, keepsFocus = false, wantsRoom = false }: Wish = {},
): void {
  window.setState(({ isSheetTall, isSheetKeptSmall }) => ({
    sheet: view,
    isSheetTall: isSheetTall || (wantsRoom && !isSheetKeptSmall),
  }));
  if (view === 'hits') {
    if (workbench.state.getState().search === null) workbench.search.open();
  } else if (view === 'conflicts' || view === 'review') {
    // It is kept true all the time.
  } else if (view === 'compare') workbench.comparing.open();
  else workbench.table.open(query);
  if (!keepsFocus)
    requestAnimationFrame(() => {
      focusRegion(view);
    });
}

/** Has the sheet cover the text, or gives the text its place back. */
export function toggleSheetHeight(window: CommandContext['window']): void {
  window.setState(({ isSheetTall }) => ({
    isSheetTall: !isSheetTall,
    isSheetKeptSmall: isSheetTall,
  }));
}

/** Puts the sheet away, with all that it held, and gives the keyboard back to the text. */
export function closeSheet({
  workbench,
  window,
}: Pick<CommandContext, 'workbench' | 'window'>): void {
  window.setState({ sheet: null, isSheetTall: false });
  workbench.search.close();
  workbench.table.close();
  workbench.comparing.close();
  focusRegion('reading');
}
