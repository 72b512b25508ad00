import { freshContext, openPage } from '../driver/browser.mjs';
import { table } from '../driver/report.mjs';
import { servePage } from '../driver/serve.mjs';

/**
 * The table of all annotations, in its thread: how long it takes to read a whole project, to answer
 * what is asked of it, and what it weighs.
 */

const MEGABYTE = 1_000_000;
/** Milliseconds until a step of so many annotations counts as not done. */
const PATIENCE = 900_000;

/** Bytes of the thread's heap, and of the arrays that lie outside it, once garbage is collected. */
async function weigh(page) {
  const { cdp } = page;
  const answers = new Map();
  let session = null;
  cdp.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') session = sessionId;
  });
  cdp.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message);
    answers.get(id)?.(result);
  });
  await cdp.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  if (session === null) return null;
  const ask = (id, method) =>
    new Promise((resolve) => {
      answers.set(id, resolve);
      const message = JSON.stringify({ id, method, params: {} });
      void cdp.send('Target.sendMessageToTarget', { sessionId: session, message });
    });
  await ask(1, 'HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = await ask(2, 'Runtime.getHeapUsage');
  return { heap: usedSize, arrays: backingStorageSize };
}

/** Seconds of processor time of all pages so far: what others do on the machine is not counted. */
async function processorTime(session) {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo
    .filter(({ type }) => type === 'renderer')
    .reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

/** @returns every figure, in milliseconds and bytes */
export async function runTable(browser, { documents, annotations }, progress) {
  const site = await servePage(new Map(), new URL('./', import.meta.url));
  const context = await freshContext(browser);
  const session = await browser.newBrowserCDPSession();
  try {
    const filler = await openPage(context, site.address);
    progress(`The table: storing ${annotations} annotations`);
    await filler.callWithin(PATIENCE, 'fill', documents, annotations);
    await filler.close();
    const page = await openPage(context, site.address);
    const step = async (name, ...given) => {
      progress(`The table: ${name} ${given[0] ?? ''}`);
      const before = await processorTime(session);
      const { milliseconds, value } = await page.cost(() =>
        page.callWithin(PATIENCE, name, ...given),
      );
      const processor = ((await processorTime(session)) - before) * 1000;
      return { ...value, page: milliseconds, processor };
    };
    const read = await step('read', documents);
    const weight = await weigh(page);
    const lines = await page.call('lines');
    const acts = [];
    for (const name of await page.call('acts')) {
      acts.push({ name, ...(await step('act', name)) });
      if (!name.startsWith('sorted')) await page.callWithin(PATIENCE, 'everything');
    }
    return { documents, annotations, read, weight, lines, acts };
  } finally {
    await context.close();
    await site.close();
  }
}

const inAll = ({ acts }, name) => acts.find((act) => act.name === name)?.processor ?? Infinity;

/**
 * What the table is held to, in processor time: the clock of a thread that shares its processor says
 * more of its neighbours than of the table.
 */
export function tableTargets(found) {
  const { annotations, read, lines } = found;
  const per = annotations / 1_000_000;
  const words = Math.max(30, 400 * per);
  const sort = Math.max(100, 1_500 * per);
  const sorts = found.acts.filter(({ name }) => name.startsWith('sorted'));
  const slowest = Math.max(...sorts.map(({ processor }) => processor));
  const middle = lines[Math.floor(lines.length / 2)];
  const isReached =
    middle <= 5 &&
    Math.round(inAll(found, 'one word')) <= words &&
    slowest <= sort &&
    read.processor <= 20_000;
  return [
    {
      target: `The table of ${annotations.toLocaleString('en')}: lines in 5 ms, words in ${whole(words)}, any sort in ${whole(sort)}, all read in 20 s`,
      isReached,
      figure: `lines ${fine(middle)} ms, words ${whole(inAll(found, 'one word'))}, slowest sort ${whole(slowest)}, reading ${whole(read.processor)}`,
    },
  ];
}

const whole = (value) => value.toFixed(0);
const fine = (value) => value.toFixed(1);
const weightOf = (weight) =>
  weight === null
    ? 'unknown'
    : `${whole(weight.heap / MEGABYTE)} + ${whole(weight.arrays / MEGABYTE)}`;

/** @returns the lines of its table */
export function reportTable({ documents, annotations, read, weight, lines, acts }) {
  const middle = lines[Math.floor(lines.length / 2)];
  const cells = ({ took, processor, page, slowest }) => [
    whole(took),
    whole(processor),
    whole(page),
    fine(slowest),
  ];
  return [
    `The table of ${annotations.toLocaleString('en')} annotations in ${documents.toLocaleString('en')} documents, ms`,
    "  by the clock; of a processor, in all threads; of the page's own thread; the slowest fifty lines meanwhile",
    ...table([
      ['what', 'clock', 'processor', 'page', 'lines'],
      ['reading all', ...cells({ ...read, took: read.all })],
      ...acts.map((each) => [each.name, ...cells(each)]),
    ]),
    `  First rows after ${whole(read.first)} ms. Fifty lines at rest: ${fine(middle)} ms, at most ${fine(lines.at(-1))} ms.`,
    `  The thread when all is read: ${weightOf(weight)} MB of heap and arrays.`,
    '',
  ];
}
