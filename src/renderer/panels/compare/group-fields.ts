import { valueInWords, type CompareRow, type WorkbenchState } from '#renderer/store';
import { strings } from '#renderer/words';

/** How many of those compared have nothing in a group. */
export const withoutIn = ({ members }: CompareRow, analysts: number): number =>
  analysts - new Set(members.map(({ analyst }) => analyst)).size;

/** Groups as fields of a file, a line each. */
export function groupFields(
  rows: readonly CompareRow[],
  analysts: WorkbenchState['analysts'],
  { tags, documents, entities }: Pick<WorkbenchState, 'tags' | 'documents' | 'entities'>,
): readonly (readonly string[])[] {
  const { csvGroups } = strings.agreement;
  const labels = new Map(tags.map(({ id, label }) => [id, label]));
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  const titles = new Map<string, string>(
    documents.map(({ summary }) => [summary.id, summary.metadata.title]),
  );
  const head = [
    csvGroups.document,
    csvGroups.kind,
    ...analysts.flatMap(({ name }) => [
      csvGroups.tag(name),
      csvGroups.passage(name),
      csvGroups.start(name),
      csvGroups.end(name),
      csvGroups.value(name),
    ]),
    csvGroups.decision,
    csvGroups.by,
  ];
  const fields = (row: CompareRow): readonly string[] => [
    titles.get(row.document) ?? row.document,
    strings.compare.kindOf(row.kind, withoutIn(row, analysts.length)),
    ...analysts.flatMap(({ id }) => {
      const member = row.members.find(({ analyst }) => analyst === id);
      if (member === undefined) return ['', '', '', '', ''];
      const { tag, exact, start, end, value } = member;
      const words =
        value === null
          ? ''
          : valueInWords(value, (entity) => names.get(entity) ?? strings.entities.unknown);
      return [labels.get(tag) ?? tag, exact, String(start), String(end), words];
    }),
    row.decided === null ? '' : strings.compare.outcome(row.decided),
    row.decided?.by ?? '',
  ];
  return [head, ...rows.map(fields)];
}
