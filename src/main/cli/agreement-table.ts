import {
  measureNames,
  type AgreementPart,
  type AgreementReport,
  type Figure,
  type MeasureName,
  type Reason,
  type ReportNames,
} from '#core/agreement';

/** A report of agreement as a person reads it. */

const MEASURES = {
  f1Exact: 'F1, same passage and tag',
  f1Partial: 'F1, overlap counts half',
  kappaCharacters: 'Cohen’s kappa, by characters',
  kappaTags: 'Cohen’s kappa, tags of the same passages',
  alphaCharacters: 'Krippendorff’s alpha, by characters',
  alphaTags: 'Krippendorff’s alpha, tags of the same passages',
  alphaUnitising: 'Krippendorff’s unitising alpha (2004)',
  uAlpha: 'u-alpha (2016)',
  uAlphaBinary: '|u-alpha: what is annotated, and what not',
  cuAlpha: 'cu-alpha: tags where annotations meet',
} as const satisfies Record<MeasureName, string>;

const REASONS = {
  'no-units': 'nothing is annotated',
  'one-analyst': 'there is one analyst only',
  'no-pairs': 'nothing is annotated by two',
  'no-variation': 'there is one category only',
} as const satisfies Record<Reason, string>;

const shown = ({ value }: Figure): string => (value === null ? '–' : value.toFixed(3));

const told = (figure: Figure): string =>
  figure.value === null ? `–  (${REASONS[figure.reason]})` : shown(figure);

/** Numbers to the right, under their heads; names to the left. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => [...(row[column] ?? '')].length)),
  );
  return [head, ...rows].map((row) =>
    row
      .map((cell, column) => {
        const space = ' '.repeat((widths[column] ?? 0) - [...cell].length);
        return column === 0 ? cell + space : space + cell;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Characters of a name that a table has room for. */
const LONGEST = 32;

/** What tells a name apart, at its end. */
const MARK = / \([0-9a-f-]{4,36}\)$/;

/** A name as a table shows it: of a long one the beginning, and what tells it apart. */
export function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= LONGEST) return name;
  const mark = MARK.exec(name)?.[0] ?? '';
  return `${characters.slice(0, LONGEST - 1 - mark.length).join('')}…${mark}`;
}

function gammaLines({ gamma }: AgreementPart): readonly (readonly string[])[] {
  if (gamma === null) return [];
  const { figure, samples, isExact } = gamma;
  if (figure.value === null) return [['gamma', told(figure)]];
  const how = isExact ? `${samples} samples` : `${samples} samples, alignments not proven best`;
  return [[`gamma (${how})`, shown(figure)]];
}

function partRow(name: string, part: AgreementPart): readonly string[] {
  const { counts, measures, gamma } = part;
  const { retagged, overlapping, alone } = counts.groups;
  return [
    shortened(name),
    ...counts.units.map(String),
    ...[counts.agreed, retagged, overlapping, alone].map(String),
    ...(['f1Exact', 'f1Partial', 'kappaCharacters', 'alphaUnitising', 'uAlpha'] as const).map(
      (measure) => shown(measures[measure]),
    ),
    ...(gamma === null ? [] : [shown(gamma.figure)]),
  ];
}

export function agreementLines(
  { all, tags, documents }: AgreementReport,
  names: ReportNames,
): readonly string[] {
  const { counts, measures } = all;
  const { same, retagged, overlapping, alone } = counts.groups;
  const head = (first: string): readonly string[] => [
    first,
    ...names.analysts.map(shortened),
    ...['agreed', 'retagged', 'overlap', 'alone', 'F1', 'F1 part', 'kappa', 'alpha-U', 'u-alpha'],
    ...(all.gamma === null ? [] : ['gamma']),
  ];
  const more = names.analysts.length > 2;
  return [
    ...table(
      ['Annotations', ''],
      names.analysts.map((name, at) => [`  ${shortened(name)}`, String(counts.units[at] ?? 0)]),
    ),
    '',
    ...table(
      ['Passages', ''],
      [
        ['  all agree on range and tag', String(counts.agreed)],
        ...(more ? [['  some agree on range and tag', String(same - counts.agreed)]] : []),
        ['  same range, another tag', String(retagged)],
        ['  overlapping', String(overlapping)],
        ['  by one alone', String(alone)],
      ],
    ),
    '',
    'Agreement',
    ...[
      ...measureNames.map((name) => [MEASURES[name], told(measures[name])]),
      ...gammaLines(all),
    ].map(([name, figure]) => `  ${(name ?? '').padEnd(50)}${figure ?? ''}`),
    ...(tags.length === 0
      ? []
      : [
          '',
          ...table(
            head('By tag'),
            tags.map((part) => partRow(names.tag(part.tag), part)),
          ),
        ]),
    ...(documents.length === 0
      ? []
      : [
          '',
          ...table(
            head('By document'),
            documents.map((part) => partRow(names.document(part.document), part)),
          ),
        ]),
  ];
}
