import type { Page } from '@playwright/test';
import { seriousFindings, sizes } from './axe.ts';
import { expect, partsOf, test } from './support.ts';

const tableOf = (page: Page) => {
  const panel = page.getByRole('region', { name: 'All annotations' });
  return {
    panel,
    grid: panel.locator('[data-grid]'),
    lines: panel.locator('[data-index]'),
    count: panel.locator('[data-count]'),
    ticked: panel.getByRole('status').last(),
    heading: (name: string) => panel.getByRole('columnheader', { name, exact: true }),
    query: page.locator('[data-query-field]'),
    groups: panel.getByRole('combobox', { name: 'Group by' }),
  };
};

/** Tags all occurrences of some words in all documents. */
async function tagEverywhere(
  page: Page,
  words: string,
  key: string,
  [count, documents]: readonly [number, number],
): Promise<void> {
  const sheet = page.getByRole('region', { name: 'All occurrences' });
  await page.keyboard.press('Control+Shift+f');
  await sheet.getByRole('combobox', { name: 'Where' }).selectOption('corpus');
  const field = sheet.getByRole('textbox', { name: 'Find all' });
  await field.fill(words);
  await expect(sheet).toContainText(`${String(count)} in ${String(documents)} documents`);
  await field.press('Enter');
  await page.keyboard.press(key);
  const told = `Tagged ${String(count)} passages in ${String(documents)} documents as`;
  await expect(page.getByText(told).first()).toBeVisible();
}

/** How many annotations the tests begin with. */
const total = 69;

/** Two kinds of annotations in five documents, and the table of them. */
async function opened(page: Page): Promise<void> {
  await tagEverywhere(page, 'Islamic State', '3', [20, 5]);
  await tagEverywhere(page, '2021', '4', [49, 3]);
  await page.keyboard.press('Control+Shift+l');
  const { grid, count } = tableOf(page);
  await expect(grid).toBeFocused();
  await expect(count).toHaveText(`${String(total)} annotations`);
}

test('what is tagged in all documents is filtered, sorted, grouped, ticked, retagged, deleted and brought back, by keys', async ({
  obelus,
}) => {
  await opened(obelus);
  const { grid, lines, count, ticked, heading, query, groups } = tableOf(obelus);

  await obelus.keyboard.press('f');
  await expect(query).toBeFocused();
  await query.fill('tag:actor');
  await expect(count).toHaveText(`20 of ${String(total)} annotations`);
  await query.press('Escape');
  await obelus.keyboard.press('Control+Shift+l');
  await expect(grid).toBeFocused();

  await obelus.keyboard.press('ArrowUp');
  for (let cell = 0; cell < 3; cell += 1) await obelus.keyboard.press('ArrowRight');
  await obelus.keyboard.press('Enter');
  await expect(heading('Document')).toHaveAttribute('aria-sort', 'ascending');
  await obelus.keyboard.press('Enter');
  await expect(heading('Document')).toHaveAttribute('aria-sort', 'descending');
  await expect(lines.first()).toContainText('Who Are the Fighters');

  await obelus.keyboard.press('g');
  await groups.selectOption('document');
  await expect(grid).toHaveRole('treegrid');
  await expect(grid).toBeFocused();
  await obelus.keyboard.press('Control+Home');
  const head = lines.first();
  await expect(head).toHaveAttribute('aria-expanded', 'true');
  await obelus.keyboard.press('ArrowLeft');
  await expect(head).toHaveAttribute('aria-expanded', 'false');
  await obelus.keyboard.press('Space');
  await expect(ticked).toHaveText(/^[1-9]\d* ticked$/);
  const inOne = (await ticked.textContent()) ?? '';
  await obelus.keyboard.press('ArrowDown');
  await obelus.keyboard.press('Space');
  await expect(ticked).not.toHaveText(inOne);
  const chosen = Number.parseInt((await ticked.textContent()) ?? '0', 10);
  expect(chosen).toBeGreaterThan(1);

  await obelus.keyboard.press('1');
  const told = `Changed the tag of ${String(chosen)} annotations in 2 documents to claim.`;
  await expect(obelus.getByText(told).first()).toBeVisible();
  await expect(count).toHaveText(`${String(20 - chosen)} of ${String(total)} annotations`);
  await obelus.keyboard.press('Control+z');
  await expect(count).toHaveText(`20 of ${String(total)} annotations`);
  await obelus.keyboard.press('Control+Shift+z');
  await expect(count).toHaveText(`${String(20 - chosen)} of ${String(total)} annotations`);
  await obelus.keyboard.press('Control+z');
  await expect(count).toHaveText(`20 of ${String(total)} annotations`);

  await obelus.keyboard.press('a');
  await expect(ticked).toHaveText('20 ticked');
  await obelus.keyboard.press('Delete');
  await expect(count).toHaveText(`0 of ${String(total - 20)} annotations`);
  await obelus.keyboard.press('Control+z');
  await expect(count).toHaveText(`20 of ${String(total)} annotations`);
  await expect(grid).toBeFocused();
});

test('the table leads to the passage, follows the text, and is copied for a spreadsheet', async ({
  obelus,
}) => {
  await opened(obelus);
  const { grid, lines, ticked } = tableOf(obelus);
  const { text, documents } = partsOf(obelus);
  await obelus.keyboard.press('Control+End');
  await expect(lines.last()).toHaveAttribute('data-active', 'true');
  await expect(lines.last()).toContainText('Who Are the Fighters');
  await obelus.keyboard.press('Enter');
  await expect(text).toBeFocused();
  await expect(documents.and(obelus.locator('[aria-selected="true"]')).first()).toContainText(
    'Who Are the Fighters',
  );
  const last = await lines.last().getAttribute('data-index');
  // The annotation before in the text is gone to in the table, which does not take the keyboard.
  await obelus.keyboard.press('[');
  await expect(lines.and(obelus.locator('[data-active]'))).not.toHaveAttribute(
    'data-index',
    last ?? '',
  );
  await expect(text).toBeFocused();

  await obelus.keyboard.press('Control+Shift+l');
  await expect(grid).toBeFocused();
  await obelus.keyboard.press('Control+Home');
  await obelus.keyboard.press('Space');
  await obelus.keyboard.press('Shift+ArrowDown');
  await expect(ticked).toHaveText('2 ticked');
  await obelus.keyboard.press('Control+c');
  await expect(obelus.getByText('Copied 2 rows.').first()).toBeVisible();
  await obelus.keyboard.press('Control+Shift+f');
  const field = obelus.getByRole('textbox', { name: 'Find all' });
  await field.fill('');
  await obelus.keyboard.press('Control+v');
  await expect(field).toHaveValue(/^Tag\tPassage\tValue\tDocument.*(?:actor|date)\t/);
});

test('axe finds nothing serious in the table, nor in what hangs on it', async ({ obelus }) => {
  await opened(obelus);
  const { panel, grid, groups, ticked } = tableOf(obelus);
  await obelus.keyboard.press('Space');
  await expect(ticked).toHaveText('1 ticked');
  for (const size of sizes) {
    await obelus.setViewportSize(size);
    expect(await seriousFindings(obelus)).toEqual([]);
  }
  await groups.selectOption('tag');
  await expect(grid).toHaveRole('treegrid');
  for (const opener of ['Value…', 'Columns']) {
    await panel.getByRole('button', { name: opener }).click();
    await expect(obelus.getByRole('dialog')).toBeVisible();
    expect(await seriousFindings(obelus)).toEqual([]);
    await obelus.keyboard.press('Escape');
    await expect(obelus.getByRole('dialog')).toBeHidden();
  }
});
