import { freshContext, openPage } from './browser.mjs';
import { median } from './figures.mjs';

/** A window as people have it, all panels open. */
const WINDOW = { width: 1440, height: 900 };

/**
 * All occurrences of a word in one document, found and tagged, each time in a fresh page with an
 * empty database.
 *
 * @returns medians, in milliseconds: `shown` by the clock until all are found and drawn; `find`,
 *   `tag` and `undo` in processor time of the main thread, `tag` and `undo` until drawn and stored
 */
export async function runFindAll(browser, address, { units, hits, runs }) {
  const found = [];
  for (let run = 0; run < runs; run++) {
    const context = await freshContext(browser, WINDOW);
    const page = await openPage(context, address);
    await page.call('openFindAll', `text-${units}.txt`, hits);
    const find = await page.cost(() => page.call('findAll'));
    const tag = await page.cost(() => page.call('tagAll'));
    const undo = await page.cost(() => page.call('undoAll'));
    found.push({
      shown: find.value,
      find: find.milliseconds,
      tag: tag.milliseconds,
      undo: undo.milliseconds,
    });
    await context.close();
  }
  const middle = (name) => median(found.map((each) => each[name]));
  return {
    ...{ units, hits, runs: found },
    ...{ shown: middle('shown'), find: middle('find'), tag: middle('tag'), undo: middle('undo') },
  };
}
