import type { Page } from '@playwright/test';
import { seriousFindings, sizes } from './axe.ts';
import { expect, partsOf, selectWords, test } from './support.ts';

const sheetOf = (page: Page) => {
  const sheet = page.getByRole('region', { name: 'All occurrences' });
  return {
    sheet,
    field: sheet.getByRole('textbox', { name: 'Find all' }),
    list: sheet.getByRole('listbox', { name: 'Occurrences' }),
    rows: sheet.getByRole('listbox', { name: 'Occurrences' }).getByRole('option'),
    scope: sheet.getByRole('combobox', { name: 'Where' }),
    mode: sheet.getByRole('combobox', { name: 'How the words are taken' }),
  };
};

test('all occurrences in all documents are found, one unticked, tagged, undone and redone, by keys', async ({
  obelus,
}) => {
  const { sheet, field, list, rows, scope } = sheetOf(obelus);
  const { text, documents, cards } = partsOf(obelus);
  const passages = sheet.getByRole('option', { name: /tagged as actor/ });
  await obelus.keyboard.press('Control+Shift+f');
  await expect(field).toBeFocused();
  await obelus.keyboard.type('Zabihullah');
  await scope.selectOption('corpus');
  await expect(sheet).toContainText(/\d+ in \d+ documents|occurrence/);
  await field.fill('Islamic State');
  await expect(sheet).toContainText('20 in 5 documents');
  await expect(sheet).toContainText('20 ticked');
  await field.press('Enter');
  await expect(list).toBeFocused();
  await obelus.keyboard.press('ArrowDown');
  await obelus.keyboard.press('Space');
  await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'false');
  await expect(sheet).toContainText('19 ticked');
  await obelus.keyboard.press('3');
  const told = 'Tagged 19 passages in 5 documents as actor.';
  await expect(obelus.getByText(told).first()).toBeVisible();
  await expect(passages.first()).toBeVisible();
  await expect(rows.nth(1)).not.toHaveAccessibleName(/tagged as/);

  await obelus.keyboard.press('Control+z');
  await expect(passages).toHaveCount(0);
  await expect(list).toBeFocused();
  await obelus.keyboard.press('Control+Shift+z');
  await expect(passages.first()).toBeVisible();

  // In another document the annotations are there as well.
  await obelus.keyboard.press('End');
  const last = (await rows.last().getAttribute('aria-label')) ?? '';
  await obelus.keyboard.press('Enter');
  await expect(text).toBeFocused();
  await expect
    .poll(() => text.evaluate(() => document.getSelection()?.toString()))
    .toMatch(/^Islamic\s+State$/);
  const title = await documents.and(obelus.locator('[aria-selected="true"]')).first().innerText();
  expect(last).toContain(title.split('\n')[0]);
  await expect(cards.first()).toBeVisible();
  await obelus.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
});

test('the sheet opens with the selected words, and gives the keyboard back on Esc', async ({
  obelus,
}) => {
  const { sheet, field, list } = sheetOf(obelus);
  const { text } = partsOf(obelus);
  const word = /\p{L}{4,}/u.exec(await text.locator('p').first().innerText())?.[0] ?? '';
  await selectWords(obelus, word);
  await obelus.keyboard.press('Control+Shift+f');
  await expect(field).toHaveValue(word);
  await expect(sheet).toContainText(/occurrence/);
  await obelus.keyboard.press('ArrowDown');
  await expect(list).toBeFocused();
  for (const [key, ticked] of [
    ['n', /^0 ticked/],
    ['i', /^[1-9]\d* ticked/],
    ['n', /^0 ticked/],
    ['a', /^[1-9]\d* ticked/],
  ] as const) {
    await obelus.keyboard.press(key);
    await expect(sheet.getByRole('status')).toHaveText(ticked);
  }
  await obelus.keyboard.press('Escape');
  await expect(text).toBeFocused();
  await expect(sheet).toBeVisible();
});

test('an actor’s mentions are found by all its names, from its dialog', async ({ obelus }) => {
  const { sheet, field } = sheetOf(obelus);
  const { text } = partsOf(obelus);
  const word = /\p{L}{4,}/u.exec(await text.locator('p').first().innerText())?.[0] ?? '';
  await selectWords(obelus, word);
  await obelus.keyboard.press('3');
  await obelus.keyboard.press('v');
  await obelus.getByRole('option', { name: `Create “${word}” as a person` }).click();
  await obelus.getByRole('button', { name: `About ${word}` }).click();
  await obelus.getByRole('dialog').getByRole('button', { name: 'Find all mentions' }).click();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(word);
  await expect(sheet).toContainText(/occurrence/);
});

test('words are found in any form, and an exact phrase as it is, in all documents', async ({
  obelus,
}) => {
  const { sheet, field, rows, scope, mode } = sheetOf(obelus);
  await obelus.keyboard.press('Control+Shift+f');
  await scope.selectOption('corpus');
  await mode.selectOption('forms');
  await field.fill('');
  await expect(sheet).toContainText('Words are found in any of their forms');
  for (const name of ['Match case', 'Boilerplate'])
    await expect(sheet.getByRole('checkbox', { name })).toBeDisabled();
  await field.fill('attack -nowhere');
  await expect(rows.filter({ hasText: /attacks/ }).first()).toBeVisible();
  await expect(rows.filter({ hasText: /attacked|attack / }).first()).toBeVisible();
  await field.fill('"Islamic State" -nowhere');
  await expect(sheet).toContainText(/20 in 5 documents/);
  await field.fill('-attack');
  await expect(sheet).toContainText('This says only what must not be there. Add a word to find.');
  expect(await seriousFindings(obelus)).toEqual([]);
  await field.fill('attack unheardof');
  await expect(sheet).toContainText('No occurrences');
  await expect(sheet).toContainText('A document must hold all of them');
});

test('an expression that runs away is stopped, and the program stays alive', async ({ obelus }) => {
  const { sheet, field, mode } = sheetOf(obelus);
  await obelus.keyboard.press('Control+Shift+f');
  await mode.selectOption('regex');
  await field.fill('^(([\\p{L}\\s,.]+)+)+§$');
  await expect(sheet).toContainText('This expression took too long and was stopped.', {
    timeout: 15_000,
  });
  await mode.selectOption('plain');
  await field.fill('the');
  await expect(sheet).toContainText(/\d+ occurrences/);
});

test('axe finds nothing serious in the sheet', async ({ obelus }) => {
  const { sheet, field, list, scope } = sheetOf(obelus);
  await obelus.keyboard.press('Control+Shift+f');
  await scope.selectOption('corpus');
  await field.fill('Islamic State');
  await expect(sheet).toContainText('20 in 5 documents');
  await field.press('Enter');
  await obelus.keyboard.press('Space');
  await obelus.keyboard.press('3');
  await expect(list.getByRole('option', { name: /tagged as actor/ }).first()).toBeVisible();
  for (const size of sizes) {
    await obelus.setViewportSize(size);
    expect(await seriousFindings(obelus)).toEqual([]);
  }
});
