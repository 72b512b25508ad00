/**
 * What is run: pairs of text length (UTF-16 code units) and number of annotations, how often each
 * is opened in a fresh page, the pair that the real store is tried at, and the one that single
 * actions are tried at, each so many times, beside the renderers of Recogito that are named;
 * find-all in one text and the index of a corpus; and the project whose annotations are shown as a
 * table. The default covers the growth of both in some ten
 * minutes on two cores; `--full` runs every pair, `--quick` is for a look while working.
 */

const pair = (units, annotations) => ({ units, annotations });

const SIZES = [80_000, 800_000, 4_000_000, 16_000_000];
const COUNTS = [100, 1_000, 10_000, 100_000];

/** Where every action is to be on the screen within one frame. */
const ACTIONS_PAIR = pair(1_000_000, 10_000);

const ALL_TABLE = { documents: 1_000, annotations: 1_000_000 };

/** All occurrences of a word, found and tagged. */
const FIND_ALL = { units: 1_000_000, hits: 5_000 };

/** Recogito beside them: with a tenth of the annotations, since it may not open as many. */
const RIVALS = [
  { renderer: 'SPANS', annotations: 1_000 },
  { renderer: 'CSS_HIGHLIGHTS', annotations: 1_000 },
  { renderer: 'SPANS', annotations: 10_000 },
  { renderer: 'CSS_HIGHLIGHTS', annotations: 10_000 },
];

export const MODES = {
  quick: {
    runs: 3,
    recogitoRuns: 1,
    pairs: [pair(80_000, 100), pair(800_000, 1_000)],
    store: pair(800_000, 1_000),
    actions: { ...ACTIONS_PAIR, times: 5, rivals: [] },
    findAll: { ...FIND_ALL, runs: 3 },
    corpus: { documents: 1_000, units: 4_500, queries: 50 },
    table: { documents: 50, annotations: 50_000 },
    projects: [10_000],
  },
  default: {
    runs: 5,
    recogitoRuns: 3,
    pairs: [
      pair(80_000, 100),
      pair(80_000, 1_000),
      pair(800_000, 1_000),
      pair(800_000, 10_000),
      pair(4_000_000, 10_000),
      pair(16_000_000, 10_000),
      pair(16_000_000, 100_000),
    ],
    store: pair(16_000_000, 100_000),
    actions: { ...ACTIONS_PAIR, times: 5, rivals: RIVALS.slice(0, 2) },
    findAll: { ...FIND_ALL, runs: 5 },
    corpus: { documents: 10_000, units: 4_500, queries: 100 },
    table: ALL_TABLE,
    projects: [10_000, 100_000],
  },
  full: {
    runs: 7,
    recogitoRuns: 5,
    pairs: SIZES.flatMap((units) => COUNTS.map((annotations) => pair(units, annotations))),
    store: pair(16_000_000, 100_000),
    actions: { ...ACTIONS_PAIR, times: 25, rivals: RIVALS },
    findAll: { ...FIND_ALL, runs: 9 },
    corpus: { documents: 10_000, units: 4_500, queries: 400 },
    table: ALL_TABLE,
    projects: [10_000, 100_000],
  },
};

export const EDITORS = ['codemirror', 'ours'];
export const RECOGITO = ['recogito-spans', 'recogito-highlights'];

/** Recogito holds the whole text in the page: beyond these it takes minutes. */
export const suitsRecogito = ({ units, annotations }) => units <= 800_000 && annotations <= 1_000;

/** Where the target for Recogito is set. */
export const RECOGITO_PAIR = pair(800_000, 1_000);

export const keyOf = ({ units, annotations }) => `${units}/${annotations}`;

const isRecogito = (subject) => RECOGITO.includes(subject);

/**
 * Every opening of the mode in order: round by round, so that whatever disturbs the machine for a
 * while disturbs all alike, and the subjects take turns in going first.
 */
export function schedule({ runs, recogitoRuns, pairs }) {
  const jobs = [];
  for (let run = 0; run < runs; run++)
    for (const each of pairs) {
      const turn = run % 2 === 0 ? EDITORS : EDITORS.toReversed();
      const rivals = suitsRecogito(each) ? RECOGITO : [];
      for (const subject of [...turn, ...rivals])
        if (!isRecogito(subject) || run < recogitoRuns) jobs.push({ ...each, subject, run });
    }
  return jobs;
}
