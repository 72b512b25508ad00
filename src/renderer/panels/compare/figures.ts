import type { AgreementFigures, AgreementPart, WorkbenchState } from '#renderer/store';
import { capitalised, strings } from '#renderer/words';

/** The figures of agreement as a table: a line for all, for each tag, for each document. */

export type FigureName = keyof typeof strings.agreement.measures;

/** In the order of the columns. */
export const figureNames: readonly FigureName[] = [
  'f1Exact',
  'f1Partial',
  'gamma',
  'alphaUnitising',
  'uAlpha',
  'uAlphaBinary',
  'cuAlpha',
  'kappaCharacters',
  'kappaTags',
  'alphaCharacters',
  'alphaTags',
];

export type Reason = keyof typeof strings.agreement.reasons;

/** A number, why there is none, or that it is still to be worked out. */
export type Cell =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'none'; readonly reason: Reason }
  | { readonly kind: 'waits' };

export interface FigureLine {
  readonly key: string;
  readonly part: 'all' | 'tag' | 'document';
  readonly name: string;
  readonly units: readonly number[];
  readonly cells: readonly Cell[];
}

function cellOf(part: AgreementPart, name: FigureName): Cell {
  const figure = name === 'gamma' ? part.gamma?.figure : part.measures[name];
  if (figure === undefined) return { kind: 'waits' };
  return figure.value === null
    ? { kind: 'none', reason: figure.reason }
    : { kind: 'value', value: figure.value };
}

const lineOf = (
  part: FigureLine['part'],
  key: string,
  name: string,
  figures: AgreementPart,
): FigureLine => ({
  key: `${part} ${key}`,
  part,
  name,
  units: figures.counts.units,
  cells: figureNames.map((each) => cellOf(figures, each)),
});

export function linesOf(
  { all, tags, documents }: AgreementFigures,
  known: Pick<WorkbenchState, 'tags' | 'documents'>,
): readonly FigureLine[] {
  const labels = new Map<string, string>(known.tags.map(({ id, label }) => [id, label]));
  const titles = new Map<string, string>(
    known.documents.map(({ summary }) => [summary.id, summary.metadata.title]),
  );
  return [
    lineOf('all', '', strings.agreement.all, all),
    ...tags.map((each) =>
      lineOf(
        'tag',
        each.tag,
        capitalised(labels.get(each.tag) ?? strings.compare.unknownTag),
        each,
      ),
    ),
    ...documents.map((each) =>
      lineOf('document', each.document, titles.get(each.document) ?? '', each),
    ),
  ];
}

/** The reasons that stand for figures somewhere in the table. */
export const reasonsIn = (lines: readonly FigureLine[]): readonly Reason[] => [
  ...new Set(
    lines.flatMap(({ cells }) =>
      cells.flatMap((cell) => (cell.kind === 'none' ? [cell.reason] : [])),
    ),
  ),
];

/** The same as fields of a file: full numbers, and a column for why there is none. */
export function figureFields(
  lines: readonly FigureLine[],
  names: readonly string[],
): readonly (readonly string[])[] {
  const { csvHead, measures, reasons } = strings.agreement;
  const head = [
    csvHead.part,
    csvHead.name,
    ...names,
    ...figureNames.flatMap((name) => [measures[name].short, csvHead.reason(measures[name].short)]),
  ];
  const fields = (cell: Cell): readonly string[] => {
    if (cell.kind === 'value') return [String(cell.value), ''];
    return cell.kind === 'none' ? ['', reasons[cell.reason]] : ['', strings.agreement.gammaWaits];
  };
  return [
    head,
    ...lines.map(({ part, name, units, cells }) => [
      part,
      name,
      ...units.map(String),
      ...cells.flatMap(fields),
    ]),
  ];
}
