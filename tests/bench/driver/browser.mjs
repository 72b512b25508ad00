import { chromium } from '@playwright/test';
import { quiet } from '../../quiet-chromium.mjs';
import { findChromium } from '../../../scripts/steps/chromium.mjs';

/** One step of the wheel is one step of the text. */
const args = [...quiet, '--disable-smooth-scrolling'];

export const VIEWPORT = { width: 1000, height: 800 };

/** Beyond this an operation counts as not done. */
export const PATIENCE = 60_000;

export class OutOfPatience extends Error {}

const within = (work, milliseconds) => {
  let timer;
  const end = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new OutOfPatience()), milliseconds);
  });
  return Promise.race([work, end]).finally(() => clearTimeout(timer));
};

export const launch = () => chromium.launch({ executablePath: findChromium() ?? undefined, args });

export const freshContext = (browser, viewport = VIEWPORT) => browser.newContext({ viewport });

/**
 * A fresh page with the figures of its main thread. `call` runs one of the page's operations;
 * `cost` runs one and tells the processor time, in milliseconds, that the main thread took for it.
 */
export async function openPage(context, address) {
  const page = await context.newPage();
  page.on('pageerror', (error) => process.stderr.write(`In the page: ${error.stack}\n`));
  await page.goto(address);
  const cdp = await context.newCDPSession(page);
  // Processor time, not the clock's: what others do on the machine is not counted.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });

  const figures = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  };
  const evaluate = async (expression) => {
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  const callWithin = (patience, name, ...given) =>
    within(evaluate(`bench.${name}(...${JSON.stringify(given)})`), patience);
  const call = (name, ...given) => callWithin(PATIENCE, name, ...given);

  return {
    cdp,
    call,
    callWithin,
    cost: async (work) => {
      const before = await figures();
      const value = await work();
      const after = await within(figures(), PATIENCE);
      return { milliseconds: (after.TaskDuration - before.TaskDuration) * 1000, value };
    },
    /** Bytes of the page's heap that are in use once garbage is collected. */
    heap: async () => {
      await cdp.send('HeapProfiler.collectGarbage');
      return (await figures()).JSHeapUsedSize;
    },
    close: () => page.close(),
  };
}
