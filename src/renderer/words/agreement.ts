import { formatCount, formatList, formatNumber, locale } from './format.ts';

const figures = new Intl.NumberFormat(locale, {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  // What rounds to nothing has no sign.
  signDisplay: 'negative',
});

/** How far analysts agree: names of the figures, and what each means in one plain sentence. */
export const agreementWords = {
  agreement: {
    sideBySide: 'Side by side',
    figures: 'Agreement',
    view: 'What is shown of the comparison',
    table: 'How far they agree',
    all: 'Everything',
    byTag: 'Tags',
    byDocument: 'Documents',
    of: 'Of',
    units: 'Annotations',
    /** By analyst, in their order. */
    unitsOf: (units: readonly number[]) => units.map((each) => formatNumber(each)).join(' · '),
    figure: (value: number) => figures.format(value),
    none: '–',
    measures: {
      f1Exact: {
        short: 'F1 exact',
        means:
          'Of all annotations, how many somebody else has with the very same edges and tag: 1 is all of them.',
      },
      f1Partial: {
        short: 'F1 partial',
        means: 'The same, where edges that only overlap count half.',
      },
      gamma: {
        short: 'γ',
        means:
          'Gamma (Mathet, Widlöcher, Métivier 2015): how well edges and tags can be matched up, against annotations thrown about at random.',
      },
      alphaUnitising: {
        short: 'αU',
        means:
          'Krippendorff’s alpha for unitising: whether the same stretches are marked, tag by tag; the farther apart the edges, the worse.',
      },
      uAlpha: {
        short: 'uα',
        means:
          'Alpha of the text as it is cut into pieces: whether the same is marked, and marked alike, beyond chance (Krippendorff and others 2016).',
      },
      uAlphaBinary: {
        short: '|uα',
        means: 'The same, asked only whether something is marked at all, under whatever tag.',
      },
      cuAlpha: {
        short: 'cuα',
        means: 'The same, asked only for the tag, where both have marked something.',
      },
      kappaCharacters: {
        short: 'κ letters',
        means:
          'Cohen’s kappa letter by letter: how often both say the same of a letter, beyond chance. Of more than two analysts, the mean of all pairs.',
      },
      kappaTags: {
        short: 'κ tags',
        means:
          'Cohen’s kappa of the tags only, on what both have annotated; what only one has found is not counted.',
      },
      alphaCharacters: {
        short: 'α letters',
        means: 'Krippendorff’s nominal alpha letter by letter, for any number of analysts.',
      },
      alphaTags: {
        short: 'α tags',
        means: 'Krippendorff’s nominal alpha of the tags only, on what two or more have annotated.',
      },
    },
    reasons: {
      'no-units': 'Nobody has annotated anything here.',
      'one-analyst': 'Fewer than two analysts are compared.',
      'no-pairs': 'Nothing that two of them annotated lies together.',
      'no-variation':
        'There is only one category, so that chance alone would bring full agreement.',
    },
    gammaWaits: 'Not worked out yet',
    meaning: 'What the figures mean',
    scale:
      '1 is full agreement, 0 what chance would bring, less than 0 is worse than chance; F1 goes from 0 to 1 and knows nothing of chance.',
    whyNone: 'Where there is no figure',
    measureGamma: 'Work out gamma',
    gammaTakes: 'Gamma takes the longest and is worked out when asked for.',
    measureAgain: 'Measure again',
    old: 'Something changed since this was measured.',
    stop: 'Stop',
    stages: {
      reading: 'Reading',
      measuring: 'Measuring',
      gamma: 'Working out gamma',
    },
    progress: (done: number, total: number) => `${formatNumber(done)} of ${formatNumber(total)}`,
    measuring: 'Measuring …',
    unplaced: (count: number) =>
      `${formatCount(count, 'annotation has', 'annotations have')} no place in the text and ${count === 1 ? 'is' : 'are'} compared with nothing.`,
    damaged: (count: number) =>
      `${formatCount(count, 'stored entry', 'stored entries')} could not be read.`,
    failures: {
      database: 'The stored annotations could not be read. Reload and measure again.',
      thread: 'Measuring broke off. Measure again.',
    },
    saveCsv: 'Save figures as CSV',
    saveGroups: 'Save groups as CSV',
    savePicture: 'Save figures as a picture',
    save: 'Save',
    csvName: 'obelus-agreement',
    groupsName: 'obelus-comparison',
    pictureName: 'obelus-agreement',
    pictureTitle: (names: readonly string[]) => `How far ${formatList(names)} agree`,
    csvHead: { part: 'part', name: 'name', reason: (name: string) => `${name}: no figure because` },
    csvGroups: {
      kind: 'kind',
      document: 'document',
      tag: (name: string) => `${name}: tag`,
      passage: (name: string) => `${name}: passage`,
      start: (name: string) => `${name}: start`,
      end: (name: string) => `${name}: end`,
      value: (name: string) => `${name}: value`,
      decision: 'decision',
      by: 'decided by',
    },
  },
} as const;
