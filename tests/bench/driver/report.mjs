import { EDITORS, RECOGITO, suitsRecogito } from './plan.mjs';
import { ACTIONS, RIVAL_ACTIONS } from './run-actions.mjs';

/** The tables, in plain text. */

const MEGABYTE = 1_000_000;

const size = (units) =>
  units >= MEGABYTE ? `${units / MEGABYTE} MB` : `${Math.round(units / 1000)} KB`;

export const nameOf = ({ units, annotations }) =>
  `${size(units)}, ${annotations.toLocaleString('en')}`;

const number = (value, digits, unit = 1) => (value === null ? '–' : (value / unit).toFixed(digits));

/** Lines of cells, the first to the left and the others to the right. */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const pad = (cell, column) =>
    column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]);
  const line = (row) => `  ${row.map(pad).join('   ')}`.trimEnd();
  return [line(rows[0]), `  ${'─'.repeat(line(rows[0]).length - 2)}`, ...rows.slice(1).map(line)];
}

const ROWS = [
  {
    name: 'open',
    title: 'Opening, from text, blocks and annotations in memory until painted',
    isRecogitos: true,
  },
  { name: 'tag', title: 'Tagging one more passage in view', isRecogitos: true },
  { name: 'untag', title: 'Removing one annotation in view' },
  { name: 'hide', title: 'Hiding or showing one tag' },
  { name: 'middle', title: 'First jump to the middle' },
  { name: 'jump', title: 'Jumping to random places, each' },
  { name: 'scroll', title: 'Scrolling by a third of a screen, each step' },
  { name: 'select', title: 'Selecting across paragraphs with the mouse' },
  { name: 'idle', title: 'For comparison: two frames in which nothing happens' },
];

function comparison(figures, pairs, { name, title, isRecogitos = false }) {
  const rivals = isRecogitos ? RECOGITO : [];
  const cells = (pair) => [
    nameOf(pair),
    ...EDITORS.map((subject) => number(figures.median(pair, subject, name), 2)),
    number(figures.ratio(pair, name), 2),
    ...rivals.map((subject) => recogito(figures, pair, subject, name, 1)),
  ];
  const heads = ['text, annotations', 'CodeMirror 6', 'Obelus', 'ratio'];
  return [
    `${title}, ms of main-thread processor time`,
    ...table([
      [...heads, ...(isRecogitos ? ['Recogito spans', 'highlights'] : [])],
      ...pairs.map(cells),
    ]),
    '',
  ];
}

/** Recogito's figure for a pair, or in words why there is none. */
function recogito(figures, pair, subject, name, digits) {
  if (!suitsRecogito(pair)) return 'not tried';
  if (figures.isOutOfPatience(pair, subject)) return 'over 60 s';
  return number(figures.median(pair, subject, name), digits);
}

function weight(figures, pairs) {
  const both = (tell) => EDITORS.map(tell);
  const cells = (pair) => [
    nameOf(pair),
    ...both((subject) => number(figures.median(pair, subject, 'nodes'), 0)),
    ...both((subject) => number(figures.median(pair, subject, 'heap'), 1, MEGABYTE)),
    ...both((subject) => number(figures.quietest(pair, subject, 'longestFrame'), 1)),
  ];
  return [
    'After opening: DOM nodes, and JavaScript heap in MB. While scrolling, in the quietest run: the longest frame in ms',
    ...table([
      ['text, annotations', 'nodes CM', 'Obelus', 'heap CM', 'Obelus', 'frame CM', 'Obelus'],
      ...pairs.map(cells),
    ]),
    '',
  ];
}

const withStore = (store) => [
  `With the real store and React, ${nameOf(store)}, ms`,
  ...table([
    ['what', 'ms'],
    ['starting: database, records, places (processor time)', number(store.start, 0)],
    ['showing the reading surface (processor time)', number(store.open, 1)],
    ['one tag: command to the end of the frame (by the clock)', number(store.tagToPaint, 1)],
    ['one tag: all of it, until stored (processor time)', number(store.tag, 1)],
  ]),
  '',
];

const RENDERERS = { SPANS: 'spans', CSS_HIGHLIGHTS: 'highlights' };

/** A rival's figure for an action, or why there is none. */
function rivalCell({ actions }, name) {
  const its = RIVAL_ACTIONS[name];
  if (its === undefined) return '';
  return actions === null ? 'over 240 s' : number(actions[its].all, 1);
}

/** Every action in the whole program: a person waits for the frame; the rest follows meanwhile. */
function withActions({ program, rivals, ...pair }) {
  const heads = rivals.map(
    ({ renderer, annotations }) =>
      `Recogito ${RENDERERS[renderer]}, ${annotations.toLocaleString('en')}`,
  );
  const idle = { name: 'idle', title: 'for comparison: a frame in which nothing happens' };
  const rows = [idle, ...ACTIONS.map(([name, title]) => ({ name, title }))];
  return [
    `Single actions in the whole program with the real store, ${nameOf(pair)}, ms of main-thread processor time`,
    '  frame: from the key to the end of the frame (median and worst); all: until everything that follows is drawn and stored',
    ...table([
      ['action', 'frame', 'worst', 'all', ...heads],
      ...rows.map(({ name, title }) => {
        const figures = program[name];
        return [
          title,
          number(figures.median, 1),
          number(figures.worst, 1),
          number(figures.all, 1),
          ...rivals.map((rival) => rivalCell(rival, name)),
        ];
      }),
    ]),
    ...(rivals.length === 0
      ? []
      : [
          '  Recogito has no store; its figures are until what it does is drawn, to be held beside “all”',
        ]),
    '',
  ];
}

/** @returns the lines of all tables */
export const reportOf = (figures, pairs, store, actions) => [
  ...ROWS.flatMap((row) => comparison(figures, pairs, row)),
  ...weight(figures, pairs),
  ...withStore(store),
  ...withActions(actions),
];
