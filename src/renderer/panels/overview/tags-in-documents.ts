import { strings } from '#renderer/words';
import { asking, called, mostFirst, titleOf, type Asked } from './asked.ts';
import type { Figure } from './figure.ts';
import { matrixFigure, type MatrixCell } from './matrix-figure.ts';

const MOST_COLUMNS = 40;

/** Those of counted things that are here, most first. */
function present<Id, Thing>(
  counts: readonly (readonly [Id, number])[],
  things: ReadonlyMap<Id, Thing>,
): readonly Thing[] {
  return mostFirst(counts).flatMap(([id]) => {
    const thing = things.get(id);
    return thing === undefined ? [] : [thing];
  });
}

/** How often each tag stands in each document; none where nothing is tagged. */
export function tagsInDocuments(asked: Asked, most: number): readonly Figure[] {
  const words = strings.overview;
  const { names, overview } = asked;
  const documents = new Map(names.documents.map((entry) => [entry.summary.id, entry]));
  const tags = new Map(names.tags.map((tag) => [tag.id, tag]));
  const allRows = present(overview.byDocument, documents);
  const allColumns = present(overview.byTag, tags);
  const rows = allRows.slice(0, most);
  const columns = allColumns.slice(0, MOST_COLUMNS);
  const titles = rows.map(titleOf);
  const rowOf = new Map(rows.map(({ summary }, index) => [summary.id, index]));
  const columnOf = new Map(columns.map(({ id }, index) => [id, index]));
  const cells = overview.matrix
    .flatMap(([document, tag, count]): readonly MatrixCell[] => {
      const [row, column] = [rowOf.get(document), columnOf.get(tag)];
      if (row === undefined || column === undefined) return [];
      const terms = () => [
        ...called(asked, 'tag', columns[column]?.label ?? ''),
        ...called(asked, 'document', titles[row] ?? ''),
      ];
      return [{ row, column, count, query: asking(asked, terms) }];
    })
    .toSorted((a, b) => a.row - b.row || a.column - b.column);
  const [first] = cells;
  if (first === undefined) return [];
  const strongest = cells.reduce((best, each) => (each.count > best.count ? each : best), first);
  const [tag, title] = [columns[strongest.column]?.label ?? '', titles[strongest.row] ?? ''];
  const sentences = [
    words.matrixSummary(strongest.count, tag, title),
    ...(allRows.length > rows.length ? [words.shownDocuments(rows.length, allRows.length)] : []),
    ...(allColumns.length > columns.length
      ? [words.shownTags(columns.length, allColumns.length)]
      : []),
  ];
  return [
    matrixFigure({
      summary: sentences.join(' '),
      rows: titles,
      columns,
      cells,
      more: allRows.length - rows.length,
    }),
  ];
}
