import { freshContext, openPage, OutOfPatience } from './browser.mjs';
import { median } from './figures.mjs';
import { costsFrom, traced } from './trace.mjs';

/** A window as people have it, all panels open. */
const WINDOW = { width: 1440, height: 900 };

/** Filling a database, and opening ten thousand annotations in Recogito, take their time. */
const PATIENCE_TO_OPEN = 240_000;

/** What is done in the whole program, and its name in the report. */
export const ACTIONS = [
  ['grow selection', 'grow the selection by a word'],
  ['tag selection', 'tag the selection'],
  ['tag sentence', 'tag the focused sentence'],
  ['move focus', 'move the sentence focus'],
  ['next annotation', 'go to the next annotation'],
  ['retag', 'retag'],
  ['move edge', 'move an edge by a word'],
  ['set statistic', 'set a statistic'],
  ['set date', 'set a date'],
  ['set actor', 'set an actor'],
  ['link sentence', 'link a claim to its sentence'],
  ['delete', 'delete an annotation'],
  ['undo', 'undo'],
  ['redo', 'redo'],
  ['hide tag', 'hide or show a tag'],
  ['recolour tag', 'recolour a tag'],
  ['rename tag', 'rename a tag'],
  ['merge tag', 'merge a tag into another'],
  ['undo merge', 'undo the merging'],
];

/** What Recogito has, by what it is compared with. */
export const RIVAL_ACTIONS = {
  'tag selection': 'add',
  retag: 'change tag',
  'move edge': 'move edge',
  delete: 'remove',
};
const RECOGITO_ACTS = ['add', 'change tag', 'move edge', 'remove'];

const IDLE = 'idle';

/** The first time of anything compiles it and is not counted; its number is none of the others'. */
const WARMING = 1_000;

/**
 * Milliseconds of the main thread's processor time for one action: `frame` to the end of the frame
 * that it is made in, of all times; `all` until everything that follows from it is drawn and stored,
 * the median.
 */
async function measure(page, name, times, from = 0) {
  const all = [];
  const events = await traced(page.cdp, async () => {
    for (let time = from; time < from + times; time++) {
      await page.call('makeReady', name, time);
      const drawn = await page.cost(() => page.call('act', name, time));
      const rest = await page.cost(() => page.call('stored'));
      await page.call('takeBack', name, time);
      all.push(drawn.milliseconds + rest.milliseconds);
    }
  });
  const frame = costsFrom(events, 'act');
  return { median: median(frame), worst: Math.max(...frame), all: median(all), frame };
}

async function runProgram(browser, address, { units, annotations, times, only }) {
  const text = `text-${units}.txt`;
  const context = await freshContext(browser, WINDOW);
  const filler = await openPage(context, address);
  await filler.callWithin(PATIENCE_TO_OPEN, 'fillProgram', text, annotations);
  await filler.close();
  const page = await openPage(context, address);
  const found = await page.call('openProgram', text);
  if (found < annotations) throw new Error(`${found} of ${annotations} annotations are open.`);
  const actions = {};
  for (const name of [IDLE, ...ACTIONS.map(([each]) => each)]) {
    if (only !== undefined && !only.includes(name)) continue;
    await measure(page, name, 1, WARMING);
    actions[name] = await measure(page, name, times);
  }
  await context.close();
  return actions;
}

async function runRecogito(browser, address, renderer, { units, annotations, times }) {
  const context = await freshContext(browser, WINDOW);
  const page = await openPage(context, address);
  try {
    const opening = ['openRecogito', renderer, `text-${units}.txt`, annotations];
    await page.callWithin(PATIENCE_TO_OPEN, ...opening);
    for (const name of RECOGITO_ACTS) await measure(page, name, 1, WARMING);
    const found = {};
    for (const name of RECOGITO_ACTS) found[name] = await measure(page, name, times);
    return found;
  } catch (error) {
    if (error instanceof OutOfPatience) return null;
    throw error;
  } finally {
    await context.close();
  }
}

/**
 * Every action by itself in the whole program, with the real store over IndexedDB, and beside it what
 * Recogito has of them, over the same text. Each rival has its own number of annotations: what it can
 * open.
 */
export async function runActions(browser, address, plan, progress = () => undefined) {
  progress('The actions');
  const program = await runProgram(browser, address, plan);
  const rivals = [];
  for (const { renderer, annotations } of plan.rivals) {
    progress(`The actions: Recogito, ${renderer}, ${annotations}`);
    const actions = await runRecogito(browser, address, renderer, { ...plan, annotations });
    rivals.push({ renderer, annotations, actions });
  }
  const { units, annotations } = plan;
  return { units, annotations, program, rivals };
}
