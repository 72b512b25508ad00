import type { DocumentEntry, Overview, Tag, WorkbenchState } from '#renderer/store';
import { strings } from '#renderer/words';
import { barsFigure, type Bar } from './bars-figure.ts';
import type { Figure } from './figure.ts';
import { matrixFigure } from './matrix-figure.ts';
import { narrowed, type Narrowing } from './narrowed.ts';
import { timeBins } from './time-bins.ts';
import { timeFigure } from './time-figure.ts';

/** What the numbers are of, by name. */
export type FigureNames = Pick<WorkbenchState, 'tags' | 'documents' | 'analysts' | 'entities'>;

export interface FiguresAsk {
  readonly overview: Overview;
  readonly names: FigureNames;
  /** What the numbers were asked for by. */
  readonly query: string;
  /** Documents that the matrix shows. */
  readonly rows: number;
}

const MOST_COLUMNS = 40;

const titleOf = ({ summary }: DocumentEntry): string => summary.metadata.title;

const byId = <Each, Id>(all: readonly Each[], idOf: (each: Each) => Id): ReadonlyMap<Id, Each> =>
  new Map(all.map((each) => [idOf(each), each]));

/** Equal ones stay in the order in which they were counted. */
const mostFirst = <Id>(
  counts: readonly (readonly [Id, number])[],
): readonly (readonly [Id, number])[] => counts.toSorted(([, a], [, b]) => b - a);

/** Counts as bars, most first; what has no name is not shown. */
function barsOf<Id>(
  counts: readonly (readonly [Id, number])[],
  nameOf: (id: Id) => string | undefined,
  toBar: (name: string, count: number, id: Id) => Omit<Bar, 'label' | 'count'>,
): readonly Bar[] {
  return mostFirst(counts).flatMap(([id, count]) => {
    const label = nameOf(id);
    return label === undefined ? [] : [{ label, count, ...toBar(label, count, id) }];
  });
}

/** All figures that have something to show, in their order. */
export function figuresOf({ overview, names, query, rows }: FiguresAsk): readonly Figure[] {
  const words = strings.overview;
  const tags = byId<Tag, Tag['id']>(names.tags, ({ id }) => id);
  const documents = byId(names.documents, ({ summary }) => summary.id);
  const analysts = byId(names.analysts, ({ id }) => id);
  const entities = byId(names.entities, ({ id }) => id);
  const ask = (...narrowings: readonly Narrowing[]): string => narrowed(query, narrowings);
  const titleFor = (id: Parameters<typeof documents.get>[0]): string | undefined => {
    const entry = documents.get(id);
    return entry && titleOf(entry);
  };

  const bars = (
    id: string,
    title: string,
    head: string,
    summary: (most: string, count: number, all: number) => string,
    all: readonly Bar[],
  ): readonly Figure[] => {
    const [first] = all;
    if (first === undefined) return [];
    return [
      barsFigure({
        id,
        title,
        head,
        bars: all,
        summary: summary(first.label, first.count, all.length),
      }),
    ];
  };

  return [
    ...bars(
      'tags',
      words.byTag,
      words.tag,
      words.byTagSummary,
      barsOf(
        overview.byTag,
        (id) => tags.get(id)?.label,
        (label, count, id) => ({
          colour: tags.get(id)?.colour ?? 'plain',
          said: words.tagged(count, label),
          query: ask({ field: 'tag', value: label }),
        }),
      ),
    ),
    ...bars(
      'analysts',
      words.byAnalyst,
      words.analyst,
      words.byAnalystSummary,
      barsOf(
        overview.byAnalyst,
        (id) => analysts.get(id)?.name ?? words.unknown,
        (name, count, id) => ({
          colour: null,
          said: words.by(count, name),
          query: analysts.has(id) ? ask({ field: 'by', value: name }) : null,
        }),
      ),
    ),
    ...bars(
      'actors',
      words.byActor,
      words.actor,
      words.byActorSummary,
      barsOf(
        overview.byActor,
        (id) => entities.get(id)?.name,
        (name, count) => ({
          colour: 'actor',
          said: words.naming(count, name),
          query: ask({ field: 'actor', value: name }),
        }),
      ).slice(0, 12),
    ),
    ...bars(
      'documents',
      words.byDocument,
      words.document,
      words.byDocumentSummary,
      barsOf(overview.byDocument, titleFor, (title, count) => ({
        colour: null,
        said: words.in(count, title),
        query: ask({ field: 'in', value: title }),
      })),
    ),
    ...timesOf(overview, ask),
    ...matrixOf(overview, rows, names, ask),
  ];
}

type Ask = (...narrowings: readonly Narrowing[]) => string;

function timesOf({ byMonth, byYear, dates }: Overview, ask: Ask): readonly Figure[] {
  const words = strings.overview;
  const bins = timeBins(byMonth, byYear);
  if (bins === null) return [];
  const sum = (counts: readonly (readonly [string, number])[]): number =>
    counts.reduce((total, [, count]) => total + count, 0);
  const [toMonth, toYear] = [sum(byMonth), sum(byYear)];
  const all = [...bins.months, ...bins.years];
  const isEarlier = (a: string, b: string): boolean =>
    Number(a.slice(0, 4)) < Number(b.slice(0, 4));
  const ends = [byMonth.at(0)?.[0], byMonth.at(-1)?.[0], byYear.at(0)?.[0], byYear.at(-1)?.[0]];
  const known = ends.filter((end) => end !== undefined);
  const first = known.reduce((a, b) => (isEarlier(b, a) ? b : a));
  const last = known.reduce((a, b) => (isEarlier(a, b) ? b : a));
  const sentences = [
    words.byTimeSummary(toMonth + toYear, first, last),
    ...(bins.months.length === 0 ? [] : [words.unit(bins.unit)]),
    ...(toYear === 0 ? [] : [words.apart(bins.unit, toYear)]),
    ...(dates > toMonth + toYear ? [words.vague(dates - toMonth - toYear)] : []),
    ...(all.length === 0 ? [] : [words.opensAll]),
  ];
  return [
    timeFigure({
      summary: sentences.join(' '),
      bins,
      queryOf: (value) => ask({ field: 'date', value }),
    }),
  ];
}

function matrixOf(
  { byDocument, byTag, matrix }: Overview,
  most: number,
  names: FigureNames,
  ask: Ask,
): readonly Figure[] {
  const words = strings.overview;
  const documents = byId(names.documents, ({ summary }) => summary.id);
  const tags = byId<Tag, Tag['id']>(names.tags, ({ id }) => id);
  const allRows = mostFirst(byDocument).flatMap(([id]) => {
    const entry = documents.get(id);
    return entry === undefined ? [] : [entry];
  });
  const allColumns = mostFirst(byTag).flatMap(([id]) => {
    const tag = tags.get(id);
    return tag === undefined ? [] : [tag];
  });
  const rows = allRows.slice(0, most);
  const columns = allColumns.slice(0, MOST_COLUMNS);
  const rowOf = new Map(rows.map(({ summary }, index) => [summary.id, index]));
  const columnOf = new Map(columns.map(({ id }, index) => [id, index]));
  const cells = matrix.flatMap(([document, tag, count]) => {
    const [row, column] = [rowOf.get(document), columnOf.get(tag)];
    const [entry, shown] = [documents.get(document), tags.get(tag)];
    if (row === undefined || column === undefined || !entry || !shown) return [];
    const query = ask({ field: 'tag', value: shown.label }, { field: 'in', value: titleOf(entry) });
    return [{ row, column, count, query }];
  });
  const strongest = cells.reduce<(typeof cells)[number] | null>(
    (best, each) => (best === null || each.count > best.count ? each : best),
    null,
  );
  if (strongest === null) return [];
  const titles = rows.map(titleOf);
  const sentences = [
    words.matrixSummary(
      strongest.count,
      columns[strongest.column]?.label ?? '',
      titles[strongest.row] ?? '',
    ),
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
      cells: cells.toSorted((a, b) => a.row - b.row || a.column - b.column),
      more: allRows.length - rows.length,
    }),
  ];
}
