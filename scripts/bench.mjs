/**
 * `npm run bench`: the reading surface beside CodeMirror 6 and Recogito's text annotator, on the
 * same texts and spans, in one run, in a real Chromium; then every single action in the whole program,
 * looking for words, the table of all annotations, and merging project files.
 *
 *   npm run bench                      some ten minutes on two cores
 *   npm run bench -- --quick           a look while working
 *   npm run bench -- --full            every pair of size and number
 *   npm run bench -- --search          find-all, and the index of a corpus, alone
 *   npm run bench -- --table           the table of all annotations alone
 *   npm run bench -- --project         merging project files alone
 *   npm run bench -- --load            the whole program on 10,000 documents with 1,000,000 annotations;
 *                                      asked for by name only, since it takes half an hour
 *       --documents N --annotations N  fewer of them; with --quick a hundredth
 *       --keep FOLDER                  where they are made, and found again the next time
 *       --only WORDS --but WORDS       steps whose name matches, or does not
 *   npm run bench -- --json FILE       every figure, beside the tables
 */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launch } from '../tests/bench/driver/browser.mjs';
import { Figures } from '../tests/bench/driver/figures.mjs';
import { MODES, schedule } from '../tests/bench/driver/plan.mjs';
import { reportOfFindAll, reportOfIndex } from '../tests/bench/driver/report-search.mjs';
import { reportOf } from '../tests/bench/driver/report.mjs';
import { runActions } from '../tests/bench/driver/run-actions.mjs';
import { runFindAll } from '../tests/bench/driver/run-find-all.mjs';
import { runSearch } from '../tests/bench/driver/run-search.mjs';
import { runStore } from '../tests/bench/driver/run-store.mjs';
import { runSubject } from '../tests/bench/driver/run-subject.mjs';
import { servePage } from '../tests/bench/driver/serve.mjs';
import { heldTo, searchTargets, targetsOf } from '../tests/bench/driver/targets.mjs';
import { makeTexts } from '../tests/bench/driver/texts.mjs';
import { loadTargets, reportLoad, runLoad } from '../tests/bench/load/run-load.mjs';
import { reportOpening, runOpening } from '../tests/bench/opening/run-opening.mjs';
import { projectTargets, reportProject, runProject } from '../tests/bench/project/run-project.mjs';
import { reportTable, runTable, tableTargets } from '../tests/bench/table/run-table.mjs';
import { buildWhereNeeded } from './steps/build.mjs';
import { requireChromium } from './steps/chromium.mjs';
import { giveUp, root } from './steps/run.mjs';

const { values: asked } = readArguments();
const name = asked.quick ? 'quick' : asked.full ? 'full' : 'default';
const mode = MODES[name];
const say = (lines) => process.stdout.write(`${[lines].flat().join('\n')}\n`);
/** One line that is written over, where someone watches. */
const progress = (line) => {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${line}`);
};

requireChromium();
const began = Date.now();
/** One part alone, or all. */
const isWhole = !asked.table && !asked.search && !asked.project && !asked.load;
const [isOfSurface, isOfSearch, isOfTable, isOfProject] = [
  isWhole,
  isWhole || asked.search,
  isWhole || asked.table,
  isWhole || asked.project,
];
const tried = [
  ...(isOfSurface ? [...mode.pairs, mode.store, mode.actions] : []),
  ...(isOfSearch ? [mode.findAll] : []),
];
const { origin, texts } = makeTexts([...new Set(tried.map(({ units }) => units))]);
const site = await servePage(texts);
const browser = await launch();
const machine = {
  chromium: browser.version(),
  processors: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
  load: loadavg().map((value) => value.toFixed(1)),
};
say([
  `Chromium ${machine.chromium}, ${machine.processors}, load ${machine.load.join(' ')}`,
  `Texts: ${origin}. Medians of ${mode.runs} runs in fresh pages (Recogito: ${mode.recogitoRuns}).`,
  '',
]);

const none = { report: [], targets: [], figures: {} };
const surface = isOfSurface ? await readingSurface() : none;
const search = isOfSearch ? await lookingForWords() : none;
const tables = isOfTable ? await allAnnotations() : none;
const projects = isOfProject ? await projectFiles() : none;
const load = asked.load ? await wholeProgram() : none;
await browser.close();
await site.close();
progress('');

const parts = [surface, search, tables, projects, load];
const targets = parts.flatMap((part) => part.targets);
say([
  ...parts.flatMap(({ report }) => report),
  ...heldTo(targets),
  '',
  `${Math.round((Date.now() - began) / 1000)} s; load at the end ${loadavg()[0]?.toFixed(1)}`,
]);
if (asked.json !== undefined) {
  const file = resolve(process.env['INIT_CWD'] ?? process.cwd(), asked.json);
  const found = Object.assign({}, ...parts.map(({ figures }) => figures));
  const all = { machine, mode: name, texts: origin, ...found, targets };
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
}

/** Beside the editors it is compared with, with the real store, and in the whole program. */
async function readingSurface() {
  const figures = new Figures();
  const jobs = schedule(mode);
  for (const [at, job] of jobs.entries()) {
    progress(`${at + 1}/${jobs.length} ${job.subject} ${job.units}/${job.annotations}`);
    figures.add(job, await runSubject(browser, site.address, job));
  }
  progress('The real store');
  const store = await runStore(browser, site.address, { ...mode.store, runs: mode.runs });
  const actions = await runActions(browser, site.address, mode.actions, progress);
  return {
    report: reportOf(figures, mode.pairs, store, actions),
    targets: targetsOf(figures, mode.pairs, store, actions),
    figures: { runs: figures.runs, store, actions },
  };
}

/** Find-all in one text, and the index of a corpus. */
async function lookingForWords() {
  progress('Find all');
  const findAll = await runFindAll(browser, site.address, mode.findAll);
  const index = await runSearch(mode.corpus, progress);
  return {
    report: [...reportOfFindAll(findAll), ...reportOfIndex(index)],
    targets: searchTargets(findAll, index),
    figures: { findAll, index },
  };
}

/** The table of all annotations, in its thread. */
async function allAnnotations() {
  const found = await runTable(browser, mode.table, progress);
  return { report: reportTable(found), targets: tableTargets(found), figures: { table: found } };
}

/** Merging project files, each time as a process of its own; and opening them in the window. */
async function projectFiles() {
  const found = await runProject(mode.projects, mode.runs, progress);
  const opening = await runOpening(browser, { annotations: Math.max(...mode.projects) }, progress);
  return {
    report: [...reportProject(found), ...reportOpening(opening)],
    targets: projectTargets(found),
    figures: { projects: found, opening },
  };
}

/** The built program on a project of a size that few have. */
async function wholeProgram() {
  if (process.env.OBELUS_PROGRAM === undefined) buildWhereNeeded();
  const part = asked.quick ? 100 : 1;
  const found = await runLoad(
    {
      program: process.env.OBELUS_PROGRAM ?? root,
      documents: Number(asked.documents ?? 10_000 / part),
      annotations: Number(asked.annotations ?? 1_000_000 / part),
      units: 4_500,
      ...(asked.keep !== undefined && { keep: resolve(asked.keep) }),
      ...(asked.only !== undefined && { only: asked.only }),
      ...(asked.but !== undefined && { but: asked.but }),
    },
    progress,
  );
  return { report: reportLoad(found), targets: loadTargets(found), figures: { load: found } };
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        quick: { type: 'boolean', default: false },
        full: { type: 'boolean', default: false },
        search: { type: 'boolean', default: false },
        table: { type: 'boolean', default: false },
        project: { type: 'boolean', default: false },
        load: { type: 'boolean', default: false },
        documents: { type: 'string' },
        annotations: { type: 'string' },
        keep: { type: 'string' },
        only: { type: 'string' },
        but: { type: 'string' },
        json: { type: 'string' },
      },
    });
  } catch (error) {
    return giveUp(error.message);
  }
}
