import { table } from './report.mjs';

/** What is told of looking for words. */

const whole = (value) => value.toFixed(0);
const fine = (value) => value.toFixed(1);

/** @returns the lines about the index of the corpus */
export function reportOfIndex({ documents, filled, built, asked }) {
  const row = (title, { p50, p95, most, cpu, documents: found }) => [
    title,
    ...[p50, p95, most, cpu].map(fine),
    whole(found),
  ];
  return [
    `The index of the corpus, ${documents.toLocaleString('en')} documents${filled === null ? '' : ` of ${fine(filled.megabytes)} MB`}`,
    `  built in ${fine(built.seconds)} s (${fine(built.cpuSeconds)} s of a processor), ${fine(built.diskMegabytes)} MB in ${built.files} files; memory ${built.memoryBefore} MiB before, ${built.memoryPeak} MiB at most`,
    `  first answer of the next start after ${whole(asked.loadMilliseconds)} ms; memory with the index loaded and asked ${asked.memoryAfter} MiB`,
    '  Answers over HTTP as the page gets them, ms by the clock and of processors',
    ...table([
      ['what is asked', 'p50', 'p95', 'most', 'processors', 'documents found'],
      ...Object.entries(asked.latencies).map(([kind, figures]) => row(kind, figures)),
      row('for comparison: every text read and scanned', asked.scan),
    ]),
    '',
  ];
}

/** @returns the lines about find-all in the whole program */
export const reportOfFindAll = ({ units, hits, shown, find, tag, undo }) => [
  `Find all ${hits.toLocaleString('en')} occurrences in ${units / 1_000_000} MB and tag them, in the whole program, ms`,
  ...table([
    ['what', 'ms'],
    ['found and drawn (by the clock)', fine(shown)],
    ['found and drawn (processor time of the main thread)', fine(find)],
    ['tagged, until drawn and stored (the same)', fine(tag)],
    ['undone, until drawn and stored (the same)', fine(undo)],
  ]),
  '',
];
