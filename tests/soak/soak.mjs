/**
 * `npm run test:soak`: a long sitting in one window of the built program: edits, switches of documents
 * and exports by keys, and what grows meanwhile: the page's heap once garbage is collected, nodes and
 * listeners, frames while one scrolls, the database and the journal.
 *
 *   npm run test:soak                        10,000 edits, 200 switches, 50 exports
 *   npm run test:soak -- --quick             a tenth of each
 *   npm run test:soak -- --edits N --switches N --exports N
 *   npm run test:soak -- --alone             edits alone, in a window that nobody watches
 *   npm run test:soak -- --json FILE
 *
 * Ends with 1 where anything grows beyond its bound. The first fifth warms up and is not judged. What the
 * page's process weighs is judged with --alone: whoever watches a page makes it keep what it did.
 */
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildWhereNeeded } from '../../scripts/steps/build.mjs';
import { requireChromium } from '../../scripts/steps/chromium.mjs';
import { root } from '../../scripts/steps/run.mjs';
import { table } from '../bench/driver/report.mjs';
import { openWholeProgram } from '../bench/driver/whole-program.mjs';
import { soakAlone } from './alone.mjs';
import { doEdits } from './edits.mjs';

const { values: asked } = parseArgs({
  options: {
    edits: { type: 'string' },
    switches: { type: 'string' },
    exports: { type: 'string' },
    quick: { type: 'boolean', default: false },
    alone: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});
const part = asked.quick ? 10 : 1;
const EDITS = Number(asked.edits ?? 10_000 / part);
const SWITCHES = Number(asked.switches ?? 200 / part);
const EXPORTS = Number(asked.exports ?? 50 / part);

/** Looks at what there is, from the first to the last. */
const LOOKS = 11;
/** The look that growth is counted from: before it, caches fill and code is compiled. */
const WARM = 2;

/** As many steps are kept for undo: until there are, each edit adds its own to the heap. */
const STEPS_KEPT = 1_000;
const isShort = (EDITS * WARM) / (LOOKS - 1) < STEPS_KEPT;
/** What may be added by a thousand edits: MB of heap, and numbers. */
const BOUNDS = {
  heap: isShort ? 4 : 0.5,
  nodes: 50,
  listeners: 5,
  documents: 0.5,
};
/** MB of the page's process, where nobody watches. */
const BOUND_ALONE = isShort ? 12 : 1.5;
const MEBIBYTE = 1024 * 1024;
const FRAMES = 90;

const whole = (value) => value.toFixed(0);
const fine = (value) => value.toFixed(2);
const quantile = (sorted, at) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))];

const sizeOf = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);

requireChromium();
if (process.env.OBELUS_PROGRAM === undefined) buildWhereNeeded();
const program = process.env.OBELUS_PROGRAM ?? root;
if (asked.alone) {
  await soakUnwatched();
  process.exit();
}
const profile = mkdtempSync(join(tmpdir(), 'obelus-soak-'));
const running = await openWholeProgram(program, profile, { flags: ['--js-flags=--expose-gc'] });
const { page, cdp } = running;
const text = page.locator('.ProseMirror');
const corpus = page.getByRole('listbox', { name: 'Corpus' });
const status = page.getByRole('contentinfo', { name: 'Status' });
const saved = () => status.getByText('Saved', { exact: true }).waitFor();

/** Opens the document at a place in the list, by keys. */
async function open(number) {
  await corpus.focus();
  await page.keyboard.press('Home');
  for (let down = 0; down < number; down++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await corpus
    .getByRole('option')
    .nth(number)
    .and(page.locator('[aria-selected="true"]'))
    .waitFor();
  await text.locator('p').first().waitFor();
}

async function exportDocument() {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.keyboard.press('Control+e'),
  ]);
  await download.delete();
}

/** Milliseconds of the main thread's processor a frame while one scrolls, and between frames by the clock. */
async function frames() {
  const before = (await running.metrics()).TaskDuration;
  const between = await text.evaluate(async (surface, count) => {
    const { performance, requestAnimationFrame } = surface.ownerDocument.defaultView;
    let scroller = surface;
    while (scroller.parentElement !== null && scroller.scrollHeight <= scroller.clientHeight)
      scroller = scroller.parentElement;
    const found = [];
    let last = performance.now();
    for (let frame = 0; frame < count; frame++) {
      scroller.scrollBy(0, frame < count / 2 ? 40 : -40);
      await new Promise((drawn) => requestAnimationFrame(drawn));
      const now = performance.now();
      found.push(now - last);
      last = now;
    }
    return found.sort((a, b) => a - b);
  }, FRAMES);
  const spent = ((await running.metrics()).TaskDuration - before) * 1000;
  return {
    processor: spent / FRAMES,
    median: quantile(between, 0.5),
    p95: quantile(between, 0.95),
  };
}

async function look(edits) {
  await open(0);
  await saved();
  // What is told for a moment goes by itself.
  await page.waitForTimeout(500);
  const drawn = await frames();
  // What a first collection lets go of may hold other things until the next.
  for (let time = 0; time < 3; time++) await cdp.send('HeapProfiler.collectGarbage');
  const { JSHeapUsedSize, JSHeapTotalSize } = await running.metrics();
  const { nodes, jsEventListeners, documents } = await cdp.send('Memory.getDOMCounters');
  const { usage } = await page.evaluate('navigator.storage.estimate()');
  return {
    ...{ edits, nodes, documents, listeners: jsEventListeners },
    heap: JSHeapUsedSize / MEBIBYTE,
    taken: JSHeapTotalSize / MEBIBYTE,
    ...(await running.weights()),
    ...drawn,
    database: usage / MEBIBYTE,
    journal: sizeOf(join(profile, 'journal')) / MEBIBYTE,
    annotations: await status.innerText(),
  };
}

const began = performance.now();
const looks = [];
try {
  await page.goto(running.url);
  await text.locator('p').first().waitFor();
  await saved();
  let edits = 0;
  let exported = 0;
  for (let turn = 0; turn <= SWITCHES; turn++) {
    if (Math.floor((turn * (LOOKS - 1)) / SWITCHES) >= looks.length) {
      looks.push(await look(edits));
      if (process.stdout.isTTY) process.stdout.write(`\r${String(edits)} edits`);
    }
    if (turn === SWITCHES) break;
    await open(turn % 5);
    edits += await doEdits(page, Math.floor((EDITS * (turn + 1)) / SWITCHES) - edits, turn);
    while (exported < Math.floor((EXPORTS * (turn + 1)) / SWITCHES)) {
      await exportDocument();
      exported++;
    }
  }
} finally {
  await running.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}

async function soakUnwatched() {
  const found = await soakAlone(program, EDITS, LOOKS - 1);
  const by = growth(found, 'page');
  const rows = found.map(({ edits, page }) => [whole(edits), fine(page)]);
  const verdict = `${by > BOUND_ALONE ? 'MISSED ' : 'within '}  page: ${fine(by)} of ${String(BOUND_ALONE)}`;
  const lines = [
    'MB of the page’s process, in a window that nobody watches',
    ...table([['edits', 'page'], ...rows]),
    '',
    'Growth by a thousand edits',
    `  ${verdict}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (by > BOUND_ALONE) process.exitCode = 1;
}

/** Of all looks after the warm ones: what a straight line through them adds by a thousand edits. */
function growth(all, name) {
  const points = all.slice(WARM);
  const mean = (of) => points.reduce((sum, each) => sum + each[of], 0) / points.length;
  const [x, y] = [mean('edits'), mean(name)];
  const over = points.reduce((sum, each) => sum + (each.edits - x) * (each[name] - y), 0);
  const under = points.reduce((sum, each) => sum + (each.edits - x) ** 2, 0);
  return (over / under) * 1_000;
}

const grown = Object.keys(BOUNDS).map((name) => ({
  name,
  by: growth(looks, name),
  bound: BOUNDS[name],
}));
const beyond = grown.filter(({ by, bound }) => by > bound);
const shown = looks.filter((_, at) => at % Math.ceil(LOOKS / 11) === 0);
process.stdout.write(
  [
    '',
    `${whole(EDITS)} edits, ${whole(SWITCHES)} switches of documents, ${whole(EXPORTS)} exports in ${whole((performance.now() - began) / 1000)} s`,
    `  ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, load ${loadavg()
      .map((each) => each.toFixed(1))
      .join(' ')}`,
    '  heap in use and taken, page and host in MB; ms of the main thread a frame, and ms between frames; files in MB',
    ...table([
      [
        'edits',
        'heap',
        'taken',
        'nodes',
        'listeners',
        'page',
        'host',
        'frame',
        'median',
        'p95',
        'database',
        'journal',
      ],
      ...shown.map((each) => [
        whole(each.edits),
        ...[each.heap, each.taken].map(fine),
        ...[each.nodes, each.listeners, each.renderer, each.host].map(whole),
        ...[each.processor, each.median, each.p95, each.database, each.journal].map(fine),
      ]),
    ]),
    '',
    'Growth by a thousand edits',
    ...grown.map(
      ({ name, by, bound }) =>
        `  ${by > bound ? 'MISSED ' : 'within '}  ${name}: ${fine(by)} of ${String(bound)}`,
    ),
    ...running.complaints.slice(0, 10).map((each) => `  The page complained: ${each}`),
    '',
  ].join('\n'),
);
if (asked.json !== undefined)
  writeFileSync(
    resolve(process.env.INIT_CWD ?? process.cwd(), asked.json),
    `${JSON.stringify({ looks, grown }, null, 2)}\n`,
  );
if (beyond.length > 0 || running.complaints.length > 0) process.exitCode = 1;
