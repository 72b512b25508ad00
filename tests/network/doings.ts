import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { partsOf, selectWords } from '../e2e/support.ts';

/** What somebody does in a sitting, and where the things for it lie. */
export interface Desk {
  readonly page: Page;
  /** A number from 0 to below a bound. */
  readonly below: (bound: number) => number;
  /** A moment's thought, or the time to read a little. */
  readonly think: () => Promise<void>;
  /** Documents and files of annotations and projects, hostile ones among them. */
  readonly documents: readonly string[];
  readonly annotations: string;
  readonly colleague: string;
  readonly projects: readonly string[];
  /** Where what is exported goes. */
  readonly out: string;
}

type Doing = (desk: Desk) => Promise<void>;

/** Drops files and folders of the disk onto the page, as the system does. */
export async function dropPaths(page: Page, files: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
  await session.detach();
}

const dialogOf = (page: Page) => page.getByRole('dialog').last();

/** Leaves whatever is open. */
export async function putAway(page: Page): Promise<void> {
  for (let press = 0; press < 6; press++) {
    await page.keyboard.press('Escape');
    if ((await page.getByRole('dialog').count()) === 0) break;
    await page.waitForTimeout(200);
  }
  if ((await page.getByRole('dialog').count()) > 0)
    await dialogOf(page).getByRole('button', { name: 'Close' }).first().click();
  const close = page.getByRole('button', { name: /^Close the (sheet|panel)/ });
  if ((await close.count()) > 0) await close.first().click();
  await partsOf(page).text.focus();
}

async function run(page: Page, command: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(command, { delay: 40 });
  await page.getByRole('option', { name: command }).first().waitFor();
  await page.keyboard.press('Enter');
}

/** Some words of a paragraph in view. */
async function selectSome({ page, below }: Desk): Promise<void> {
  const { text } = partsOf(page);
  const paragraphs = await text.locator('p').allInnerTexts();
  const words = paragraphs
    .map((each) => /\p{L}{3,} \p{L}{3,} \p{L}{3,}/u.exec(each)?.[0] ?? '')
    .filter((each) => each !== '');
  await selectWords(page, words[below(words.length)] ?? '');
}

async function downloaded(desk: Desk, name: string, begin: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([desk.page.waitForEvent('download'), begin()]);
  const path = join(desk.out, name);
  await download.saveAs(path);
  return path;
}

export const DOINGS: Readonly<Record<string, Doing>> = {
  'opens a document and reads': async ({ page, below, think }) => {
    const { corpus, text } = partsOf(page);
    await corpus.focus();
    await page.keyboard.press('Home');
    for (let down = below(30); down > 0; down--) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(text).toBeFocused();
    for (let screen = 0; screen < 4; screen++) {
      await think();
      await page.keyboard.press('PageDown');
    }
    await page.mouse.move(600, 400);
    await page.mouse.wheel(0, -900);
    await think();
  },
  'tags, gives a value, writes a note and links': async (desk) => {
    const { page, think } = desk;
    await selectSome(desk);
    await page.keyboard.press('1');
    await think();
    await selectSome(desk);
    await page.keyboard.press('4');
    await page.keyboard.press('v');
    await page.keyboard.type('July 30, 2023', { delay: 60 });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await think();
    await selectSome(desk);
    await page.keyboard.press('1');
    await page.keyboard.press('n');
    const note = page
      .locator('article[aria-current="true"]')
      .getByRole('textbox', { name: 'Note' });
    await expect(note).toBeFocused();
    await page.keyboard.type('See https://hostile.invalid/a and www.example.org, mispeled.', {
      delay: 50,
    });
    await page.keyboard.press('Escape');
    await page.keyboard.press('l');
    await think();
  },
  'looks for words in one text and in all': async ({ page, think }) => {
    await page.keyboard.press('Control+f');
    await page.keyboard.type('government', { delay: 70 });
    await think();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    const sheet = page.getByRole('region', { name: 'All occurrences' });
    await page.keyboard.press('Control+Shift+f');
    const field = sheet.getByRole('textbox', { name: 'Find all' });
    await field.fill('Islamic State');
    await sheet.getByRole('combobox', { name: 'Where' }).selectOption('corpus');
    await expect(sheet).toContainText(/\d+ in \d+ documents/);
    await think();
    await field.press('Enter');
    await page.keyboard.press('3');
    await expect(page.getByText(/^Tagged \d+ passages/).first()).toBeVisible();
    await think();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+Shift+x');
  },
  'looks through the table and the overview': async (desk) => {
    const { page, think } = desk;
    await page.keyboard.press('Control+Shift+l');
    await expect(page.getByRole('region', { name: 'All annotations' })).toBeVisible();
    await page.keyboard.press('f');
    await page.keyboard.type('tag:claim ', { delay: 60 });
    await think();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Shift+y');
    const overview = page.getByRole('region', { name: 'Overview' });
    await expect(overview.getByRole('figure').first()).toBeVisible();
    await think();
    await overview.getByRole('button', { name: 'Save all figures' }).click();
    await downloaded(desk, 'figures.svg', () =>
      page.getByRole('menuitem', { name: 'As SVG' }).click(),
    );
    await page.keyboard.press('Control+Shift+x');
  },
  'takes over a colleague’s annotations and compares': async ({ page, think, colleague }) => {
    await dropPaths(page, [colleague]);
    await dialogOf(page).getByRole('button', { name: 'Close' }).first().click();
    await partsOf(page).text.focus();
    await page.keyboard.press('Shift+C');
    const comparison = page.getByRole('region', { name: 'Comparison' });
    await expect(comparison.getByRole('listbox')).toBeFocused();
    await think();
    await page.keyboard.press('j');
    await page.keyboard.press('2');
    await think();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+Shift+x');
  },
  'saves the project and opens it': async (desk) => {
    const { page, think } = desk;
    await page.keyboard.press('Control+s');
    await expect(
      dialogOf(page).getByRole('textbox', { name: 'Name of the project' }),
    ).toBeFocused();
    await page.keyboard.type('Review', { delay: 60 });
    const path = await downloaded(desk, 'review.obelus', () => page.keyboard.press('Enter'));
    await think();
    await dropPaths(page, [path]);
    await expect(dialogOf(page)).toContainText('Everything in it is here already.');
    await think();
  },
  'opens hostile projects': async ({ page, below, think, projects }) => {
    for (let time = 0; time < 4; time++) {
      await dropPaths(page, [projects[below(projects.length)] ?? '']);
      await expect(dialogOf(page)).toBeVisible();
      await think();
      await page.keyboard.press('Escape');
    }
  },
  'opens documents and hostile documents': async ({ page, think, documents }) => {
    await dropPaths(page, documents);
    await expect(page.getByRole('dialog', { name: 'Import report' })).toBeVisible();
    await think();
  },
  'takes over hostile annotations': async ({ page, think, annotations }) => {
    await dropPaths(page, [annotations]);
    await expect(page.getByText(/Hostile note|1 annotation|Already there/).first()).toBeVisible();
    await think();
  },
  'exports annotations': async (desk) => {
    const { page, think } = desk;
    await downloaded(desk, 'one.jsonld', () => page.keyboard.press('Control+e'));
    await think();
    await page.keyboard.press('Control+Shift+e');
    await dialogOf(page).getByText('The whole corpus').click();
    await think();
    await downloaded(desk, 'all.jsonld', () =>
      dialogOf(page).getByRole('button', { name: 'Export', exact: true }).click(),
    );
  },
  'looks where the data lies, verifies and takes a snapshot': async ({ page, think }) => {
    await run(page, 'About this data');
    const about = page.getByRole('dialog', { name: 'About this data' });
    await about.getByRole('button', { name: 'Take one now' }).click();
    await expect(about).toContainText(/Snapshot taken|Nothing has been done since/);
    await about.getByRole('button', { name: 'Verify now' }).click();
    await expect(about).toContainText('All is whole');
    await think();
  },
  'restores a snapshot and undoes it': async (desk) => {
    const { page, think } = desk;
    await run(page, 'About this data');
    const about = page.getByRole('dialog', { name: 'About this data' });
    await about.getByRole('button', { name: 'Take one now' }).click();
    await expect(about).toContainText(/Snapshot taken|Nothing has been done since/);
    await page.keyboard.press('Escape');
    await partsOf(page).text.focus();
    await selectSome(desk);
    await page.keyboard.press('2');
    await run(page, 'Restore…');
    const restore = page.getByRole('dialog', { name: 'Restore from a snapshot' });
    const said = restore.getByRole('status');
    await expect(said).toContainText(/Would|That is how/);
    await think();
    const isOther = /Would/.test(await said.innerText());
    await page.keyboard.press(isOther ? 'Enter' : 'Escape');
    await expect(restore).toBeHidden();
    if (isOther) await page.keyboard.press('Control+z');
  },
  'pastes and copies': async (desk) => {
    const { page, think } = desk;
    await partsOf(page).text.evaluate((root) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', '<img src=http://hostile.invalid/x onerror=evil()>Pasted');
      const event = { clipboardData, bubbles: true, cancelable: true };
      root.dispatchEvent(new ClipboardEvent('paste', event));
    });
    await selectSome(desk);
    await page.keyboard.press('Control+c');
    await think();
  },
  'writes about the project': async ({ page, think }) => {
    await page.keyboard.press('Shift+N');
    const field = page.getByRole('region', { name: 'Notes', exact: true }).getByRole('textbox');
    await expect(field).toBeFocused();
    await page.keyboard.type('See ![map](https://example.org/map.png) and teh [page](//x.test). ', {
      delay: 50,
    });
    await page.keyboard.press('Control+Enter');
    await think();
  },
  'presses the mouse’s other button and drags a link': async ({ page, think }) => {
    await page.mouse.click(600, 400, { button: 'right' });
    await think();
    await page.keyboard.press('Escape');
    await page.mouse.dblclick(640, 420);
    await page.mouse.click(640, 420, { button: 'middle' });
    await think();
  },
  'loads the window anew': async ({ page, think }) => {
    await page.reload();
    await page.locator('.ProseMirror p').first().waitFor();
    await think();
  },
};

/** All files of a folder, where there is one. */
export const filesOf = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
};
