import { copyRows, type TablePart } from '#renderer/panels/table';
import type { TableGrouping } from '#renderer/store';
import { strings } from '#renderer/words';
import { command, type AppCommand, type CommandContext } from './command.ts';

const groupings: readonly TableGrouping[] = ['tag', 'document', 'analyst', 'actor', 'month'];

/** What is done in the table of all annotations, and to what is ticked there. */
export function tableCommands(context: CommandContext): readonly AppCommand[] {
  const { workbench, window } = context;
  const { table, state } = workbench;
  const { tableCommands: words } = strings;
  const isShown = (): boolean =>
    state.getState().table !== null && window.getState().sheet === 'table';
  const hasRows = (): boolean => isShown() && (state.getState().table?.standing.matched ?? 0) > 0;
  /** Whether there is something to act on: what is ticked, or the row that the keyboard stands on. */
  const hasChosen = (): boolean => {
    const shown = state.getState().table;
    return isShown() && shown !== null && (shown.standing.ticked > 0 || shown.current !== null);
  };
  const show = (tablePart: TablePart) => () => {
    window.setState({ tablePart });
  };
  const inTable = (
    id: string,
    label: string,
    run: () => void,
    isEnabled: () => boolean,
  ): AppCommand =>
    command(`table.${id}`, strings.tableKeys.group, label, run, { isEnabled, actsOnLists: true });
  const { group, sort } = state.getState().table?.ask ?? { group: null, sort: [] };
  const groupBy = (by: TableGrouping | null) => () => {
    table.change({ group: by });
  };
  return [
    inTable('note', words.note, show('note'), hasChosen),
    inTable('value', words.value, show('value'), hasChosen),
    inTable('remove', words.remove, () => void table.remove(), hasChosen),
    inTable('copy', words.copy, () => void copyRows(workbench), hasRows),
    inTable('all', words.tickAll, () => table.tickAll(true), hasRows),
    inTable('none', words.tickNone, () => table.tickAll(false), hasRows),
    inTable('invert', words.tickInverted, () => table.invertTicks(), hasRows),
    inTable('columns', words.columns, show('columns'), isShown),
    ...groupings.map((by) =>
      inTable(
        `group.${by}`,
        words.group(strings.table.groups[by]),
        groupBy(by),
        () => isShown() && by !== group,
      ),
    ),
    inTable('group.none', words.noGroup, groupBy(null), () => isShown() && group !== null),
    inTable(
      'unsort',
      words.unsort,
      () => table.change({ sort: [] }),
      () => isShown() && sort.length > 0,
    ),
  ];
}
