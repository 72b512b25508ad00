import { tsvLine } from '#core/text';
import type { TableColumn, TableRow, Workbench } from '#renderer/store';
import { capitalised, strings } from '#renderer/words';
import { namesIn, valueForSheets, type Names } from './names.ts';

const fields: Readonly<Record<TableColumn, (row: TableRow, names: Names) => string>> = {
  tag: ({ tag }, names) => names.tag(tag)?.label ?? '',
  passage: ({ exact }) => exact,
  value: ({ value }, names) => valueForSheets(value, names),
  document: ({ document }, names) => names.document(document)?.summary.metadata.title ?? '',
  published: ({ document }, names) => names.document(document)?.summary.metadata.published ?? '',
  analyst: ({ analyst }, names) => names.analyst(analyst),
  links: ({ links }) => String(links),
  note: ({ note }) => note,
  made: ({ made }) => made,
  changed: ({ changed }) => changed,
};

/** A heading and rows, for the clipboard of spreadsheets. */
function rowsAsTsv(
  rows: readonly TableRow[],
  columns: readonly TableColumn[],
  names: Names,
  isWithHeading = true,
): string {
  const heading = isWithHeading
    ? tsvLine(columns.map((column) => capitalised(strings.table.columns[column])))
    : '';
  return heading + rows.map((row) => tsvLine(columns.map((by) => fields[by](row, names)))).join('');
}

/** Copies what is ticked, or all that is asked for: the columns that are shown, in their order. */
export async function copyRows({ state, table }: Workbench): Promise<void> {
  const { tableColumns } = state.getState();
  const columns = tableColumns.filter(({ isShown }) => isShown).map(({ column }) => column);
  const names = namesIn(state.getState());
  await table.copy((rows, isFirst) => rowsAsTsv(rows, columns, names, isFirst));
}
