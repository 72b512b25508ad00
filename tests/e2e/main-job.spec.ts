import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, partsOf, selectWords, test } from './support.ts';

const openDocument = async (page: Page, title: string): Promise<void> => {
  await page.getByRole('option', { name: title }).click();
  await expect(page.locator('.ProseMirror')).toHaveAccessibleName(new RegExp(title));
};

/** What the cards say, in order: tag and quote. */
const cardsOf = (page: Page): Promise<string[]> =>
  partsOf(page).cards.getByRole('blockquote').allInnerTexts();

const saved = (page: Page) => expect(partsOf(page).status).toContainText('Saved');

/** Where some words of the text in view are drawn. */
const boxOf = (page: Page, words: string) =>
  page.locator('.ProseMirror').evaluate((root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at === -1) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { left, right, middle: (top + bottom) / 2 };
    }
    throw new Error(`The text in view has no “${wanted}”.`);
  }, words);

async function dragOver(page: Page, words: string): Promise<void> {
  const box = await boxOf(page, words);
  await page.mouse.move(box.left + 1, box.middle);
  await page.mouse.down();
  await page.mouse.move((box.left + box.right) / 2, box.middle, { steps: 3 });
  await page.mouse.move(box.right - 1, box.middle, { steps: 3 });
  await page.mouse.up();
}

test('with the mouse: select, tag by the button, click, retag, drag an edge, delete, undo, redo', async ({
  obelus,
}) => {
  const { cards, text } = partsOf(obelus);
  await openDocument(obelus, 'Pressure and Dispersal');
  await dragOver(obelus, 'Bajaur, Pakistan');
  await obelus.getByRole('toolbar', { name: 'Tag the selection' }).getByText('Actor').click();
  await expect(cards).toHaveCount(1);
  expect(await cardsOf(obelus)).toEqual(['Bajaur, Pakistan']);
  await expect(obelus.getByRole('toolbar', { name: 'Tag the selection' })).toHaveCount(0);

  await dragOver(obelus, 'a suicide');
  await obelus.keyboard.press('1');
  await expect(cards).toHaveCount(2);
  await text.click({ position: { x: 5, y: 5 } });

  const box = await boxOf(obelus, 'Pakistan');
  await obelus.mouse.click((box.left + box.right) / 2, box.middle);
  const card = cards.filter({ hasText: 'Bajaur' });
  await card.getByRole('button', { name: 'Statistic' }).click();
  await expect(card).toContainText('Statistic');

  const end = await boxOf(obelus, 'Pakistan');
  const comma = await boxOf(obelus, 'Bajaur,');
  await obelus.mouse.move(end.right, end.middle);
  await obelus.mouse.down();
  await obelus.mouse.move(comma.right - 6, comma.middle, { steps: 6 });
  await obelus.mouse.up();
  await expect(card.getByRole('blockquote')).toHaveText('Bajaur');

  await card.getByRole('button', { name: 'Delete' }).click();
  await expect(cards).toHaveCount(1);
  await obelus.getByRole('button', { name: /^Undo/ }).click();
  await expect(card.getByRole('blockquote')).toHaveText('Bajaur');
  await obelus.getByRole('button', { name: /^Undo/ }).click();
  await expect(card.getByRole('blockquote')).toHaveText('Bajaur, Pakistan');
  await obelus.getByRole('button', { name: /^Redo/ }).click();
  await expect(card.getByRole('blockquote')).toHaveText('Bajaur');
});

test('with the keyboard alone: find a document, find words, tag, walk, adjust, delete, undo', async ({
  obelus,
}) => {
  const { cards, text, find } = partsOf(obelus);
  const { keyboard } = obelus;
  await keyboard.press('Control+k');
  await keyboard.type('pressure disp');
  await keyboard.press('Enter');
  await expect(text).toHaveAccessibleName(/Pressure and Dispersal/);

  await keyboard.press('Control+f');
  await keyboard.type('Frontier Studies Review');
  await expect(find).toContainText('1 of 1');
  await keyboard.press('Escape');
  await expect(text).toBeFocused();

  await keyboard.press('Control+Home');
  for (let count = 0; count < 8; count++) await keyboard.press('Shift+ArrowRight');
  await keyboard.press('1');
  await expect(cards).toHaveCount(1);
  await expect.poll(() => cardsOf(obelus)).toEqual(['Pressure']);

  await keyboard.press('ArrowDown');
  for (let count = 0; count < 3; count++) await keyboard.press('Control+Shift+ArrowRight');
  await keyboard.press('4');
  await expect(cards).toHaveCount(2);

  await keyboard.press('[');
  await expect(cards.first()).toHaveAttribute('aria-current', 'true');
  await keyboard.press('Alt+ArrowRight');
  await expect.poll(() => cardsOf(obelus)).toContain('Pressure and');
  await keyboard.press('Delete');
  await expect(cards).toHaveCount(1);
  await keyboard.press('Control+z');
  await keyboard.press('Control+z');
  await expect(cards).toHaveCount(2);
  await expect.poll(() => cardsOf(obelus)).toContain('Pressure');
  await keyboard.press('Control+Shift+z');
  await expect.poll(() => cardsOf(obelus)).toContain('Pressure and');
});

test('a reload, and a new start of everything, bring all of it back, undo included', async ({
  start,
}) => {
  const first = await start();
  await openDocument(first.page, 'Pressure and Dispersal');
  await selectWords(first.page, 'more than 60 people');
  await first.page.keyboard.press('2');
  await selectWords(first.page, 'July 30');
  await first.page.keyboard.press('4');
  await expect(partsOf(first.page).cards).toHaveCount(2);
  await saved(first.page);
  const before = await cardsOf(first.page);

  await first.page.reload();
  await expect(partsOf(first.page).cards).toHaveCount(2);
  await expect(partsOf(first.page).text).toHaveAccessibleName(/Pressure and Dispersal/);
  await first.close();

  const second = await start();
  await expect(partsOf(second.page).cards).toHaveCount(2);
  expect(await cardsOf(second.page)).toEqual(before);
  await second.page.keyboard.press('Control+z');
  await expect(partsOf(second.page).cards).toHaveCount(1);
});

test('work comes back where the database of the window is gone', async ({ start, userData }) => {
  const first = await start();
  await openDocument(first.page, 'Pressure and Dispersal');
  await selectWords(first.page, 'more than 60 people');
  await first.page.keyboard.press('2');
  await saved(first.page);
  const before = await cardsOf(first.page);
  await first.close();
  // The browser's folder with the loopback shell, the database's own with Electron.
  for (const name of ['browser', 'IndexedDB'])
    await rm(join(userData, name), { recursive: true, force: true, maxRetries: 5 });

  const second = await start();
  await expect(second.page.getByText(/was brought from the journal/).first()).toBeVisible();
  await openDocument(second.page, 'Pressure and Dispersal');
  await expect(partsOf(second.page).cards).toHaveCount(1);
  expect(await cardsOf(second.page)).toEqual(before);
});

async function exportProject(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^Export/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /whole corpus/i }).check({ force: true });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: /^Export/ }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
}

test('what is exported comes back after it was deleted, in its very place', async ({ obelus }) => {
  const { cards } = partsOf(obelus);
  await openDocument(obelus, 'Pressure and Dispersal');
  for (const words of ['more than 60 people', 'July 30', 'the Taliban raided']) {
    await selectWords(obelus, words);
    await obelus.keyboard.press('1');
  }
  await expect(cards).toHaveCount(3);
  const before = await cardsOf(obelus);
  const file = await exportProject(obelus);
  expect(JSON.parse(file)).toMatchObject({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'AnnotationCollection',
    total: 3,
  });

  for (let count = 0; count < 3; count++) await obelus.keyboard.press('Control+z');
  await expect(cards).toHaveCount(0);

  const [chooser] = await Promise.all([
    obelus.waitForEvent('filechooser'),
    obelus.getByRole('button', { name: /^Import/ }).click(),
  ]);
  await chooser.setFiles({
    name: 'annotations.jsonld',
    mimeType: 'application/ld+json',
    buffer: Buffer.from(file),
  });
  await expect(cards).toHaveCount(3);
  expect(await cardsOf(obelus)).toEqual(before);
});
