import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { table } from '../driver/report.mjs';
import { openWholeProgram } from '../driver/whole-program.mjs';
import { makeProfile } from './make.mjs';

/**
 * The whole program on a project of very many documents and annotations: what each thing that people do
 * takes, in the built program with the shell without Electron, and what it weighs.
 */

const whole = (value) => value.toFixed(0);

/** What is looked for: a word of the seeded texts that is neither rare nor common. */
const WORD = 'kiri';
const OPENED = 5;
const TAGGED = 10;

const partsOf = (page) => ({
  corpus: page.getByRole('listbox', { name: 'Corpus' }),
  text: page.locator('.ProseMirror'),
  status: page.getByRole('contentinfo', { name: 'Status' }),
  cards: page.getByRole('feed', { name: 'Annotations' }).getByRole('article'),
  tablePanel: page.getByRole('region', { name: 'All annotations' }),
  overview: page.getByRole('region', { name: 'Overview' }),
  occurrences: page.getByRole('region', { name: 'All occurrences' }),
});

const saved = (page) => partsOf(page).status.getByText('Saved', { exact: true }).waitFor();
const shown = (locator) => locator.first().waitFor();

/** Waits until a text holds what is looked for, and gives it out. */
async function told(locator, pattern) {
  await locator.filter({ hasText: pattern }).first().waitFor();
  return ((await locator.first().textContent()) ?? '').match(pattern)?.[0];
}

/** Selects a few words in view, as the mouse does. */
const selectSome = (page, number) =>
  partsOf(page).text.evaluate((root, at) => {
    const { document, NodeFilter } = root.ownerDocument.defaultView;
    const paragraphs = [...root.querySelectorAll('p')].filter(
      (each) => each.getBoundingClientRect().top > 60,
    );
    const node = document
      .createTreeWalker(paragraphs[at % 3] ?? root, NodeFilter.SHOW_TEXT)
      .nextNode();
    root.focus();
    const length = Math.min(node.textContent.length, 12 + at);
    document.getSelection().setBaseAndExtent(node, 2, node, length);
  }, number);

/** Opens a document by its name in the palette. */
async function openNamed(page, title) {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(title);
  await page.getByRole('option', { name: title }).first().waitFor();
  await page.keyboard.press('Enter');
  const isOpen = page.locator('[role="option"][aria-selected="true"]').filter({ hasText: title });
  await isOpen.first().waitFor();
  await shown(partsOf(page).text.locator('p'));
}

/** The steps, in their order: each takes the page and the run's sizes. */
const STEPS = [
  [
    'type a document’s name into the palette',
    async (page, { documents }) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type(`Document ${documents - 2}`);
      await page
        .getByRole('option', { name: `Document ${documents - 2}` })
        .first()
        .waitFor();
      await page.keyboard.press('Escape');
    },
  ],
  [
    'open a document, five times',
    async (page, { documents }) => {
      for (let time = 1; time <= OPENED; time++)
        await openNamed(page, `Document ${Math.floor((documents * time) / (OPENED + 1))}`);
    },
  ],
  ['open the long document', (page) => openNamed(page, 'The long one')],
  [
    'tag ten passages, until all is saved',
    async (page) => {
      for (let time = 0; time < TAGGED; time++) {
        await selectSome(page, time);
        await page.keyboard.press('1');
      }
      await saved(page);
    },
  ],
  [
    'undo ten times, until all is saved',
    async (page) => {
      for (let time = 0; time < TAGGED; time++) await page.keyboard.press('Control+z');
      await saved(page);
    },
  ],
  [
    'filter the list of documents',
    async (page) => {
      const field = page
        .getByRole('searchbox', { name: /filter/i })
        .or(page.getByRole('textbox', { name: /filter/i }));
      await field.first().fill('1');
      await field.first().fill('17');
      await field.first().fill('');
    },
  ],
  [
    'look for a word in all texts, in the palette',
    async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type(WORD);
      await page.getByRole('group', { name: 'In the texts' }).getByRole('option').first().waitFor();
      await page.keyboard.press('Escape');
    },
  ],
  [
    'find all of a word in all documents',
    async (page) => {
      const { occurrences } = partsOf(page);
      await page.keyboard.press('Control+Shift+f');
      await occurrences.getByRole('combobox', { name: 'Where' }).selectOption('corpus');
      await occurrences.getByRole('textbox', { name: 'Find all' }).fill(WORD);
      await shown(occurrences.getByRole('listbox').getByRole('option'));
      await occurrences.getByRole('progressbar').waitFor({ state: 'detached' });
      return told(occurrences, /[\d,]+ in [\d,]+ documents/);
    },
  ],
  [
    'open the table, until all is read',
    async (page, { annotations }) => {
      await page.keyboard.press('Control+Shift+l');
      const { tablePanel } = partsOf(page);
      await shown(tablePanel.locator('[data-index]'));
      const all = `${annotations.toLocaleString('en')} annotations`;
      await tablePanel.locator('[data-count]').getByText(all, { exact: true }).waitFor();
    },
  ],
  [
    'ask the table for a tag',
    async (page) => {
      const field = page.locator('[data-query-field]');
      await field.fill('tag:claim');
      const found = await told(partsOf(page).tablePanel.locator('[data-count]'), /^[\d,]+ of .*$/);
      await field.fill('');
      await told(partsOf(page).tablePanel.locator('[data-count]'), /^[\d,]+ annotations$/);
      return found;
    },
  ],
  [
    'tag ten passages beside the table',
    async (page) => {
      await partsOf(page).text.focus();
      for (let time = 0; time < TAGGED; time++) {
        await selectSome(page, time);
        await page.keyboard.press('2');
      }
      await saved(page);
    },
  ],
  [
    'open the overview',
    async (page) => {
      await page.keyboard.press('Control+Shift+y');
      await shown(partsOf(page).overview.getByRole('figure'));
      return told(partsOf(page).overview, /[\d,]+ annotations in [\d,]+ documents/);
    },
  ],
  [
    'open the history',
    async (page) => {
      await page.keyboard.press('Control+Shift+h');
      await shown(page.getByRole('region', { name: /history|past/i }).or(page.getByRole('dialog')));
      await page.keyboard.press('Escape');
    },
  ],
  [
    'export a document as JSON-LD',
    async (page) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.keyboard.press('Control+e'),
      ]);
      await download.path();
    },
  ],
  [
    'export everything as JSON-LD',
    async (page) => {
      await page.keyboard.press('Control+Shift+e');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('radio').nth(1).click({ force: true });
      const outcome = Promise.race([
        page.waitForEvent('download').then(async (download) => {
          await download.path();
          return 'written';
        }),
        page
          .getByText(/^Nothing was exported/)
          .first()
          .waitFor()
          .then(() => 'REFUSED'),
      ]);
      await dialog.getByRole('button', { name: 'Export' }).last().click();
      return outcome;
    },
  ],
  [
    'save everything as a project',
    async (page) => {
      await page.keyboard.press('Control+s');
      const dialog = page.getByRole('dialog');
      await shown(dialog);
      const outcome = Promise.race([
        page.waitForEvent('download').then(async (download) => {
          await download.path();
          return 'written';
        }),
        page
          .getByText(/could not be (saved|written)|too (large|many)/i)
          .first()
          .waitFor()
          .then(() => 'REFUSED'),
      ]);
      await page.keyboard.press('Enter');
      return outcome;
    },
  ],
];

async function startUntilSaved(program, profile) {
  const running = await openWholeProgram(program, profile);
  const { page } = running;
  const opened = await running.step(async () => {
    await page.goto(running.url);
    await shown(partsOf(page).text.locator('p'));
  });
  const calm = await running.step(() => saved(page));
  return { running, opened, calm };
}

/** What is lost, and how it is seen that it is there again. */
const LOSSES = [
  [
    'start without the database, until all is brought back',
    join('browser', 'Default', 'IndexedDB'),
    (page) => shown(partsOf(page).text.locator('p')),
  ],
  [
    'start without the journal, until it is written anew',
    'journal',
    async (page) => {
      await shown(partsOf(page).text.locator('p'));
      await saved(page);
    },
  ],
];

/** Starts the program on a profile that lost a part of what it keeps. */
async function startWithout(program, profile, [name, lost, isThere], note) {
  rmSync(join(profile, lost), { recursive: true });
  const running = await openWholeProgram(program, profile);
  try {
    const { page } = running;
    await page.goto(running.url);
    note(name, await running.step(() => isThere(page)));
  } finally {
    await running.close();
  }
}

/**
 * @param keep a folder for the profile, which is made if it is not there; else one that is removed
 * @param only steps whose name matches this expression
 * @param but steps whose name matches are left out
 */
export async function runLoad(
  { program, documents, annotations, units, keep, only, but },
  progress,
) {
  const isWanted = (name) =>
    (only === undefined || new RegExp(only).test(name)) &&
    (but === undefined || !new RegExp(but).test(name));
  const folder = keep ?? mkdtempSync(join(tmpdir(), 'obelus-load-'));
  try {
    const isMade = existsSync(join(folder, 'loopback.json'));
    const made = isMade
      ? null
      : await makeProfile(folder, { documents, annotations, units }, progress);
    const rows = [];
    const note = (name, { value, ...figures }) => {
      rows.push({ name, value, load: loadavg()[0], ...figures });
      progress(`${name}: ${whole(figures.clock)} ms`);
    };
    let found;
    const { running, opened, calm } = await startUntilSaved(program, folder);
    const { page } = running;
    try {
      let isCrashed = false;
      page.on('crash', () => (isCrashed = true));
      note('start, until a text is shown', opened);
      note('then, until all is saved', calm);
      const atRest = { heap: await running.heap(), ...(await running.weights()) };
      for (const [name, work] of STEPS) {
        if (!isWanted(name)) continue;
        if (page.isClosed() || isCrashed) break;
        note(name, await running.step(() => work(page, { documents, annotations })));
      }
      const after = { heap: await running.heap(), ...(await running.weights()) };
      found = { documents, annotations, made, rows, atRest, after, complaints: running.complaints };
    } finally {
      await running.close();
    }
    for (const loss of LOSSES)
      if (isWanted(loss[0])) await startWithout(program, folder, loss, note);
    return found;
  } finally {
    if (keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns the lines of its table */
export const reportLoad = ({ documents, annotations, rows, atRest, after, complaints }) => [
  `The whole program on ${documents.toLocaleString('en')} documents with ${annotations.toLocaleString('en')} annotations, ms`,
  '  by the clock; of a processor: of the page’s own thread, of the page with its threads, of the host;',
  '  the longest task of the page’s own thread by the clock and of a processor; the most that page and host weighed, MB',
  ...table([
    ['what', 'clock', 'page', 'threads', 'host', 'longest', '(cpu)', 'page MB', 'host MB'],
    ...rows.map(({ name, value, clock, page, renderer, host, longest, most }) => [
      value === undefined ? name : `${name} (${value})`,
      ...[clock, page, renderer, host, longest.clock, longest.processor].map(whole),
      ...[most.renderer, most.host].map(whole),
    ]),
  ]),
  `  After the start: heap ${whole(atRest.heap)}, page ${whole(atRest.renderer)}, host ${whole(atRest.host)} MB; at the end: heap ${whole(after.heap)}, page ${whole(after.renderer)}, host ${whole(after.host)} MB.`,
  ...complaints.slice(0, 10).map((complaint) => `  The page complained: ${complaint}`),
  '',
];

/** Milliseconds that a screen may stand still before a person takes note. */
const STILL = 100;
/** Files are written as a whole: what may take its time, and must not stop the page for long. */
const FILES = /^(export|save)/;

/** What a large project is held to, in processor time where it is time. */
export function loadTargets({ documents, annotations, rows, after }) {
  const of = `of ${documents.toLocaleString('en')} documents with ${annotations.toLocaleString('en')} annotations`;
  const row = (name) => rows.find((each) => each.name.startsWith(name));
  const spent = (each) => (each === undefined ? Infinity : each.renderer + each.host);
  const start = row('start');
  const opened = row('open a document');
  const still = rows.filter(({ longest }) => longest.processor > STILL);
  const lost = rows.filter(({ value }) => /^(REFUSED|FAILED|CRASHED)/.test(String(value)));
  const most = Math.max(...rows.map((each) => each.most.renderer));
  const calm = Math.max(
    ...rows.filter(({ name }) => !FILES.test(name)).map((each) => each.most.renderer),
  );
  return [
    {
      target: `A project ${of} is open in 5 s of all processors`,
      isReached: spent(start) <= 5_000,
      figure: `${whole(spent(start))} ms`,
    },
    ...(opened === undefined
      ? []
      : [
          {
            target: 'A document of it, found by its name, in 300 ms of the page’s own thread',
            isReached: opened.page / OPENED <= 300,
            figure: `${whole(opened.page / OPENED)} ms each`,
          },
        ]),
    {
      target: `Nothing holds the page’s own thread for ${STILL} ms of a processor`,
      isReached: still.length === 0,
      figure: still
        .map(({ name, longest }) => `${name}: ${whole(longest.processor)} ms`)
        .join('; '),
    },
    {
      target: 'The page with its threads weighs at most 900 MB, but for files that are written',
      isReached: calm <= 900,
      figure: `${whole(calm)} MB; with files ${whole(most)}; at rest afterwards ${whole(after.renderer)}`,
    },
    {
      target: 'Everything that is asked for is done',
      isReached: lost.length === 0,
      figure: lost.map(({ name }) => name).join('; '),
    },
  ];
}
