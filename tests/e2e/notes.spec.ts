import type { Page } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { expect, partsOf, selectWords, test } from './support.ts';

const notesOf = (page: Page) => {
  const region = page.getByRole('region', { name: 'Notes', exact: true });
  return {
    region,
    field: region.getByRole('textbox'),
    tab: (name: string) => region.getByRole('tab', { name }),
  };
};

const NOTE = [
  '# What it is',
  'A **sample**; see [the page](https://example.org/a), ![a map](https://example.org/map.png).',
  '- [x] read\n- [ ] count again',
  '| a | b |\n|---|---|\n| one | two |',
  '<script>document.title = "hit"</script> [no](javascript:alert(1))',
].join('\n\n');

test('notes are written by keyboard alone, laid out, kept over a restart, and undone', async ({
  start,
}) => {
  const first = await start();
  const { page } = first;
  const { text } = partsOf(page);
  const { field, region, tab } = notesOf(page);
  await text.focus();
  await page.keyboard.press('Shift+N');
  await expect(field).toBeFocused();
  await page.keyboard.insertText(NOTE);
  await page.keyboard.press('Control+Enter');
  await expect(text).toBeFocused();
  await expect(region.getByRole('heading', { name: 'What it is' })).toBeVisible();
  await expect(region.getByRole('table')).toBeVisible();
  await expect(region.getByRole('img', { name: 'Not done' })).toBeVisible();
  await expect(region).toContainText('[image: a map]');
  await expect(region).toContainText('<script>');
  await expect(region.getByRole('link')).toHaveCount(1);
  expect(await page.title()).not.toBe('hit');
  await expect(page.getByRole('option', { selected: true })).toContainText('Has a note');

  await page.keyboard.press('Control+Shift+J');
  await expect(region.getByRole('tab')).toHaveCount(0);
  await page.keyboard.press('Control+Shift+J');
  await expect(tab('This document')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('Of *all*.');
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
  await expect(partsOf(page).status).toContainText('Saved');
  await first.close();

  const second = (await start()).page;
  const again = notesOf(second);
  await partsOf(second).text.focus();
  await expect(again.region).toContainText('This document, Project');
  await second.keyboard.press('Control+Shift+J');
  await expect(again.region.getByRole('heading', { name: 'What it is' })).toBeVisible();
  await again.tab('Project').click();
  await expect(again.region.locator('em')).toHaveText('all');
  await partsOf(second).text.focus();
  await second.keyboard.press('Control+z');
  await expect(again.field).toHaveValue('');
  await expect(second.locator('[aria-live="polite"]').last()).toContainText(
    'Undone: add note of project',
  );
});

test('a passage is quoted in the document’s note, and its link leads back', async ({ obelus }) => {
  const { text } = partsOf(obelus);
  const { region, field } = notesOf(obelus);
  const passage = /\p{L}+ \p{L}+/u.exec(await text.locator('p').first().innerText())?.[0] ?? '';
  await selectWords(obelus, passage);
  await obelus.keyboard.press('Shift+Q');
  await expect(field).toBeFocused();
  await obelus.keyboard.type('So they say.');
  await obelus.keyboard.press('Escape');
  await expect(text).toBeFocused();
  await expect(region.getByRole('blockquote')).toContainText(passage);
  await obelus.getByRole('listbox', { name: 'Corpus' }).press('ArrowDown');
  await obelus.keyboard.press('Enter');
  await expect(region).not.toContainText(passage);
  await obelus.keyboard.press('Control+z');
  await obelus.keyboard.press('Control+Shift+z');
  await obelus.getByRole('option', { name: /Has a note/ }).click();
  await region.getByRole('link', { name: 'in the text' }).click();
  await expect(obelus.locator('[aria-live="polite"]').last()).toContainText(passage);
});

test('what is typed in the moment before a reload is there after it', async ({ obelus }) => {
  const { text } = partsOf(obelus);
  const { field } = notesOf(obelus);
  await text.focus();
  await obelus.keyboard.press('Shift+N');
  await expect(field).toBeFocused();
  await obelus.keyboard.type('Not saved yet');
  await obelus.reload();
  await expect(text.locator('p').first()).toBeVisible();
  await text.focus();
  await obelus.keyboard.press('Shift+N');
  await expect(field).toHaveValue('Not saved yet');
});

test('a card’s note is laid out, and a click writes in it', async ({ obelus }) => {
  const { cards, text } = partsOf(obelus);
  const passage = /\p{L}+ \p{L}+/u.exec(await text.locator('p').first().innerText())?.[0];
  await selectWords(obelus, passage ?? '');
  await obelus.keyboard.press('1');
  await obelus.keyboard.press('n');
  await expect(cards.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await obelus.keyboard.insertText('Is it **so**?');
  await obelus.keyboard.press('Escape');
  await expect(cards).toBeFocused();
  await expect(cards.locator('strong')).toHaveText('so');
  await cards.locator('strong').click();
  await expect(cards.getByRole('textbox', { name: 'Note' })).toHaveValue('Is it **so**?');
});

test('axe finds nothing serious in a note that is read, nor in one that is written', async ({
  obelus,
}) => {
  const { region, field } = notesOf(obelus);
  await partsOf(obelus).text.focus();
  await obelus.keyboard.press('Shift+N');
  await expect(field).toBeFocused();
  expect(await seriousFindings(obelus)).toEqual([]);
  await obelus.keyboard.insertText(`${NOTE}\n\n> quoted[^1]\n\n[^1]: below`);
  await obelus.keyboard.press('Control+Enter');
  await expect(region.getByRole('table')).toBeVisible();
  expect(await seriousFindings(obelus)).toEqual([]);
});
