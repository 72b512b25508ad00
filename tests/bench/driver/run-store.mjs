import { freshContext, openPage } from './browser.mjs';
import { median } from './figures.mjs';

const TAGS = 8;

/**
 * The reading surface with the real store behind it: one database, filled once, opened by a fresh
 * page in each run.
 *
 * @returns medians, in milliseconds: `tagToPaint` by the clock from the command to the end of the
 *   frame's work, `tag` and `open` in processor time of the main thread
 */
export async function runStore(browser, address, { units, annotations, runs }) {
  const text = `text-${units}.txt`;
  const context = await freshContext(browser);
  const filler = await openPage(context, address);
  await filler.call('fillStore', text, annotations);
  await filler.close();
  const found = [];
  for (let run = 0; run < runs; run++) {
    const page = await openPage(context, address);
    const start = await page.cost(() => page.call('startStore', text));
    if (start.value < annotations)
      throw new Error(`The store holds ${start.value} of ${annotations} annotations.`);
    const open = await page.cost(() => page.call('open'));
    const { milliseconds, value } = await page.cost(() => page.call('tagToPaint', TAGS));
    await page.call('untag');
    await page.call('settled');
    found.push({
      start: start.milliseconds,
      open: open.milliseconds,
      tag: milliseconds / TAGS,
      tagToPaint: median(value),
    });
    await page.close();
  }
  await context.close();
  const middle = (name) => median(found.map((each) => each[name]));
  return {
    ...{ units, annotations, runs: found },
    ...{ start: middle('start'), open: middle('open') },
    ...{ tag: middle('tag'), tagToPaint: middle('tagToPaint') },
  };
}
