import { freshContext, openPage } from '../driver/browser.mjs';
import { table } from '../driver/report.mjs';
import { servePage } from '../driver/serve.mjs';

/**
 * Opening a project in the window: how long it takes to look at one, to open it, to take that back
 * and to write one, and for how long at most the page answers nothing meanwhile.
 */

/** Milliseconds until a step of so many annotations counts as not done. */
const PATIENCE = 900_000;

/** @returns milliseconds by the clock, and the longest block, of each step */
export async function runOpening(browser, { annotations }, progress) {
  const site = await servePage(new Map(), new URL('./', import.meta.url));
  const context = await freshContext(browser);
  try {
    const page = await openPage(context, site.address);
    progress(`Opening: making two projects of ${annotations} annotations`);
    for (const person of ['Ann', 'Bob'])
      await page.callWithin(PATIENCE, 'make', person, annotations);
    await page.call('start');
    const steps = [];
    for (const [name, ...call] of [
      ['look at one, in an empty workbench', 'look', 'Ann'],
      ['open it', 'open'],
      ['look at another, beside as many', 'look', 'Bob'],
      ['a hundred of its records', 'records'],
      ['open it', 'open'],
      ['undo', 'undo'],
      ['redo', 'redo'],
      ['save all as a project', 'save'],
      ['look at it again', 'look', 'Bob'],
    ]) {
      progress(`Opening: ${name}`);
      const { milliseconds, value } = await page.cost(() => page.callWithin(PATIENCE, ...call));
      steps.push({ name, ...value, page: milliseconds });
    }
    return { annotations, steps, counted: await page.call('counted') };
  } finally {
    await context.close();
    await site.close();
  }
}

const whole = (value) => value.toFixed(0);

/** @returns the lines of its table */
export const reportOpening = ({ annotations, steps }) => [
  `Opening projects of ${annotations.toLocaleString('en')} annotations in the window, ms`,
  "  by the clock; of the page's own thread; the longest in which the page answers nothing",
  ...table([
    ['what', 'clock', 'page', 'longest'],
    ...steps.map(({ name, took, page, blocked }) => [
      name,
      whole(took),
      whole(page),
      whole(blocked),
    ]),
  ]),
  '',
];
