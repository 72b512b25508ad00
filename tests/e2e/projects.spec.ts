import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { seriousFindings, sizes } from './axe.ts';
import { launchProgram } from './program.ts';
import { expect, partsOf, selectWords, test as base } from './support.ts';

interface Fixtures {
  /** A folder for the files that people hand to one another. */
  readonly desk: string;
  /** Starts the program as somebody new, and ends with the test. */
  readonly colleague: (name: string) => Promise<Page>;
}

const test = base.extend<Fixtures>({
  desk: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'obelus-desk-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  colleague: async ({ desk, viewport, colorScheme, locale }, use, { project }) => {
    const ends: (() => Promise<void>)[] = [];
    await use(async (name) => {
      const userData = join(desk, name);
      const watch = (): void => undefined;
      const shell = project.name;
      const run = await launchProgram({ shell, userData, colorScheme, viewport, locale, watch });
      ends.push(run.close);
      await nameOneself(run.page, name);
      return run.page;
    });
    for (const end of ends) await end();
  },
});

/** What a passphrase is made into takes its time, by design. */
const slow = { timeout: 30_000 };

const dialogOf = (page: Page) => page.getByRole('dialog');
const treeOf = (page: Page) => page.getByRole('tree', { name: 'What comes with it' });

async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}

async function nameOneself(page: Page, name: string): Promise<void> {
  await command(page, 'Your name');
  await page.getByRole('textbox').last().fill(name);
  await page.keyboard.press('Enter');
  await expect(dialogOf(page)).toBeHidden();
}

/** Tags the first words of a paragraph, which the sample corpus has for everyone. */
async function tag(page: Page, paragraph: number, key: string): Promise<void> {
  const { text, cards } = partsOf(page);
  const before = await cards.count();
  const words = await text.locator('p').nth(paragraph).innerText();
  await selectWords(page, /\p{L}+ \p{L}+ \p{L}+/u.exec(words)?.[0] ?? '');
  await page.keyboard.press(key);
  await expect(cards).toHaveCount(before + 1);
}

const quotes = (page: Page): Promise<readonly string[]> =>
  partsOf(page).cards.getByRole('blockquote').allInnerTexts();

/** Saves a project file by keys alone; where it is. */
async function save(page: Page, path: string, passphrase?: string): Promise<string> {
  await page.keyboard.press('Control+s');
  const dialog = dialogOf(page);
  await expect(dialog.getByRole('textbox', { name: 'Name of the project' })).toBeFocused();
  await page.keyboard.type('Review');
  if (passphrase !== undefined) {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.type(passphrase);
    await page.keyboard.press('Tab');
    await page.keyboard.type(passphrase);
  }
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.keyboard.press('Enter'),
  ]);
  expect(download.suggestedFilename()).toMatch(/^Review.*\.obelus$/);
  await download.saveAs(path);
  await expect(dialog).toBeHidden();
  return path;
}

async function open(page: Page, path: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.keyboard.press('Control+Shift+s'),
  ]);
  await chooser.setFiles(path);
}

const program = process.env['OBELUS_PROGRAM'] ?? fileURLToPath(new URL('../..', import.meta.url));

/** The same program, without a window. */
const cli = (...given: readonly string[]) =>
  promisify(execFile)(process.execPath, [join(program, 'out/main/cli.js'), ...given]);

test('two colleagues’ work comes together at a third’s, but for what is left out, and undo takes it back', async ({
  desk,
  colleague,
}) => {
  const anna = await colleague('Anna');
  await tag(anna, 0, '1');
  await tag(anna, 1, '2');
  const annas = await quotes(anna);
  const fromAnna = await save(anna, join(desk, 'anna.obelus'));
  const ben = await colleague('Ben');
  await tag(ben, 2, '3');
  const fromBen = await save(ben, join(desk, 'ben.obelus'));
  const both = join(desk, 'both.obelus');
  await cli('merge', fromAnna, fromBen, '-o', both);

  const carla = await colleague('Carla');
  const { cards } = partsOf(carla);
  await open(carla, both);
  const tree = treeOf(carla);
  await expect(tree).toBeFocused();
  await expect(dialogOf(carla)).toContainText('New3 annotations');
  const ofBen = tree.getByRole('treeitem', { name: /^Ben/ });
  await ofBen.locator('[data-tick]').click();
  await expect(ofBen).toBeChecked({ checked: false });
  await carla.keyboard.press('Enter');
  await expect(dialogOf(carla)).toBeHidden();
  await expect(cards).toHaveCount(2);
  expect(await quotes(carla)).toEqual(annas);

  await partsOf(carla).text.focus();
  await carla.keyboard.press('Control+z');
  await expect(cards).toHaveCount(0);
  await carla.keyboard.press('Control+Shift+z');
  await expect(cards).toHaveCount(2);

  // What was left out comes with the next opening; then there is nothing more.
  await open(carla, both);
  await expect(tree).toContainText('Ben');
  await expect(tree).not.toContainText('Anna');
  await carla.keyboard.press('Enter');
  await expect(dialogOf(carla)).toBeHidden();
  await expect(cards).toHaveCount(3);
  await open(carla, both);
  await expect(dialogOf(carla)).toContainText('Everything in it is here already.');
  await carla.keyboard.press('Enter');
  await expect(dialogOf(carla)).toBeHidden();
  await expect(cards).toHaveCount(3);
});

test('a locked file opens with its passphrase alone, and a damaged one is refused in a sentence', async ({
  obelus,
  desk,
}) => {
  test.setTimeout(180_000);
  await tag(obelus, 0, '1');
  const path = await save(obelus, join(desk, 'locked.obelus'), 'a long way');
  const dialog = dialogOf(obelus);
  await open(obelus, path);
  await expect(dialog.getByRole('textbox', { name: 'Passphrase' })).toBeFocused();
  await obelus.keyboard.type('another way');
  await obelus.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toHaveText(/not its passphrase/, slow);
  await dialog.getByRole('textbox', { name: 'Passphrase' }).fill('a long way');
  await obelus.keyboard.press('Enter');
  await expect(dialog).toContainText('Everything in it is here already.', slow);
  await obelus.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  const bytes = await readFile(await save(obelus, join(desk, 'whole.obelus')));
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  const damaged = join(desk, 'damaged.obelus');
  await writeFile(damaged, bytes);
  await open(obelus, damaged);
  await expect(dialog.getByRole('alert')).toContainText('damaged.obelus');
  await expect(dialog).toContainText('nothing here was changed');
  await obelus.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(partsOf(obelus).cards).toHaveCount(1);
});

test('a project dropped on the window is looked at first; axe finds nothing at any size', async ({
  obelus,
  desk,
}) => {
  await writeFile(join(desk, 'one.txt'), 'The first text of all.\n');
  const path = join(desk, 'project.obelus');
  await cli('import', join(desk, 'one.txt'), '-o', path, '--name', 'From the desk');
  const before = await partsOf(obelus).documents.count();
  const base64 = (await readFile(path)).toString('base64');
  await obelus.evaluate((data) => {
    const bytes = Uint8Array.from(atob(data), (unit) => unit.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], 'project.obelus'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
  }, base64);
  await expect(treeOf(obelus)).toContainText('1 document');
  await expect(dialogOf(obelus)).toContainText('ProjectFrom the desk');
  for (const size of sizes) {
    await obelus.setViewportSize(size);
    expect(await seriousFindings(obelus)).toEqual([]);
  }
  await obelus.keyboard.press('Escape');
  await expect(partsOf(obelus).documents).toHaveCount(before);
  await obelus.keyboard.press('Control+s');
  await expect(dialogOf(obelus)).toBeVisible();
  expect(await seriousFindings(obelus)).toEqual([]);
});
