import { RECOGITO, RECOGITO_PAIR } from './plan.mjs';
import { nameOf } from './report.mjs';
import { ACTIONS } from './run-actions.mjs';

/**
 * What the reading surface is held to. Medians of a handful of runs differ by some per cent between
 * two runs of the very same program, so "no slower" is a ratio of at most `NOISE`.
 */
const NOISE = 1.05;
/** Milliseconds: a screen of 60 Hz, with the rounding of its clock. */
const FRAME = 17;

const noSlower = (figures, pairs, name, what) => {
  const ratios = pairs.map((pair) => ({ pair, ratio: figures.ratio(pair, name) ?? Infinity }));
  const slower = ratios.filter(({ ratio }) => ratio > NOISE);
  const told = (list) =>
    list.map(({ pair, ratio }) => `${nameOf(pair)}: ${ratio.toFixed(2)}`).join('; ');
  return {
    target: `${what} no slower than CodeMirror 6 (ratio at most ${NOISE})`,
    isReached: slower.length === 0,
    figure: slower.length === 0 ? told(ratios) : `slower at ${told(slower)}`,
  };
};

function recogito(figures) {
  const times = RECOGITO.map((subject) => figures.median(RECOGITO_PAIR, subject, 'open'));
  const known = times.filter((time) => time !== null);
  const ours = figures.median(RECOGITO_PAIR, 'ours', 'open');
  const factor = known.length === 0 || ours === null ? null : Math.min(...known) / ours;
  return {
    target: `Opening at least 100 times faster than the fastest Recogito at ${nameOf(RECOGITO_PAIR)}`,
    isReached: factor !== null && factor >= 100,
    figure: factor === null ? 'no figure: it did not finish' : `${factor.toFixed(0)} times faster`,
  };
}

function smooth(figures, pairs) {
  const worst = pairs.map((pair) => ({
    frame: figures.quietest(pair, 'ours', 'longestFrame') ?? Infinity,
    blanks: figures.worst(pair, 'ours', 'blanks'),
  }));
  const longest = Math.max(...worst.map(({ frame }) => frame));
  const blanks = Math.max(...worst.map((each) => each.blanks));
  return {
    target: 'Scrolling at 60 frames a second without blank areas',
    isReached: longest <= FRAME && blanks === 0,
    figure: `longest frame ${longest.toFixed(1)} ms in the quietest run, frames with a blank: ${blanks}`,
  };
}

const storeToPaint = (store) => ({
  target: `Tag to paint within one frame (16 ms) with the real store at ${nameOf(store)}`,
  isReached: store.tagToPaint <= 16,
  figure: `${store.tagToPaint.toFixed(1)} ms by the clock from the command to the frame's end`,
});

/** Milliseconds of the main thread that one action may take until its frame is drawn. */
const BUDGET = 16;

function everyAction({ program, ...pair }) {
  const actions = ACTIONS.map(([name, title]) => ({ title, ...program[name] }));
  const over = actions.filter(({ median }) => median > BUDGET);
  const [slowest] = actions.toSorted((a, b) => b.median - a.median);
  return {
    target: `Every single action within one frame (${BUDGET} ms) in the whole program at ${nameOf(pair)}`,
    isReached: over.length === 0,
    figure:
      over.length === 0
        ? `the slowest, ${slowest.title}: ${slowest.median.toFixed(1)} ms, ${slowest.worst.toFixed(1)} ms at worst`
        : over.map(({ title, median }) => `${title}: ${median.toFixed(1)} ms`).join('; '),
  };
}

const within = (target, figure, budget) => ({
  target: `${target} (${budget} ms)`,
  isReached: figure <= budget,
  figure: `${figure.toFixed(1)} ms`,
});

/** What looking for words is held to. */
export function searchTargets(findAll, index) {
  const hits = findAll.hits.toLocaleString('en');
  const documents = index.documents.toLocaleString('en');
  const { latencies } = index.asked;
  return [
    within(`${hits} occurrences found and drawn, by the clock`, findAll.shown, 200),
    within(`${hits} occurrences tagged, of the main thread's processor time`, findAll.tag, 300),
    ...['letter by letter', 'a phrase of two words'].map((kind) =>
      within(`Answers over ${documents} documents, ${kind}, p95`, latencies[kind].p95, 50),
    ),
  ];
}

export const targetsOf = (figures, pairs, store, actions) => [
  noSlower(figures, pairs, 'open', 'Opening'),
  noSlower(figures, pairs, 'tag', 'Tagging'),
  recogito(figures),
  storeToPaint(store),
  everyAction(actions),
  smooth(figures, pairs),
];

export const heldTo = (targets) => [
  'Held to',
  ...targets.flatMap(({ target, isReached, figure }) => [
    `  ${isReached ? 'reached' : 'MISSED '}  ${target}`,
    `           ${figure}`,
  ]),
];
