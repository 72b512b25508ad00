import { csvLine } from '#core/text';
import type { Figure } from './figure.ts';
import { measureNames, type MeasureName } from './measures-shapes.ts';
import type { AgreementPart, AgreementReport } from './report.ts';

/** What ids are called. */
export interface ReportNames {
  /** As the analysts were given. */
  readonly analysts: readonly string[];
  readonly document: (id: string) => string;
  readonly tag: (id: string) => string;
}

const COLUMNS = {
  f1Exact: 'f1_exact',
  f1Partial: 'f1_partial',
  kappaCharacters: 'kappa_characters',
  kappaTags: 'kappa_tags',
  alphaCharacters: 'alpha_characters',
  alphaTags: 'alpha_tags',
  alphaUnitising: 'alpha_unitising',
  uAlpha: 'u_alpha',
  uAlphaBinary: 'u_alpha_binary',
  cuAlpha: 'cu_alpha',
} as const satisfies Record<MeasureName, string>;

/** To six places: enough to be compared, and never with an exponent. */
const numberText = (value: number): string => String(Number(value.toFixed(6)) + 0);

const figureText = ({ value }: Figure): string => (value === null ? '' : numberText(value));

function fieldsOf({ counts, measures, gamma }: AgreementPart): readonly string[] {
  const missing = [
    ...measureNames.map((name) => [COLUMNS[name], measures[name].reason] as const),
    ['gamma', gamma?.figure.reason ?? null] as const,
  ].flatMap(([column, reason]) => (reason === null ? [] : [`${column}: ${reason}`]));
  const { same, retagged, overlapping, alone } = counts.groups;
  return [
    ...[...counts.units, same, retagged, overlapping, alone, counts.agreed].map(String),
    ...measureNames.map((name) => figureText(measures[name])),
    gamma === null ? '' : figureText(gamma.figure),
    gamma === null ? '' : String(gamma.samples),
    gamma === null ? '' : gamma.isExact ? 'yes' : 'no',
    missing.join('; '),
  ];
}

/**
 * A report as a table: one line for all, one for each tag and each document. A figure that there is
 * not is empty, and the last column says why.
 */
export function agreementCsv(report: AgreementReport, names: ReportNames): string {
  const head = [
    'part',
    'id',
    'name',
    ...names.analysts.map((name) => `annotations ${name}`),
    ...['same', 'retagged', 'overlapping', 'alone', 'agreed'],
    ...measureNames.map((name) => COLUMNS[name]),
    ...['gamma', 'gamma_samples', 'gamma_exact', 'undefined'],
  ];
  return [
    csvLine(head),
    csvLine(['all', '', '', ...fieldsOf(report.all)]),
    ...report.tags.map((part) =>
      csvLine(['tag', part.tag, names.tag(part.tag), ...fieldsOf(part)]),
    ),
    ...report.documents.map((part) =>
      csvLine(['document', part.document, names.document(part.document), ...fieldsOf(part)]),
    ),
  ].join('');
}
