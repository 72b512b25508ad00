import type { Page } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { expect, partsOf, selectWords, test } from './support.ts';

async function run(page: Page, command: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(command);
  await page.keyboard.press('Enter');
}

async function tagFirst(page: Page, paragraph: number, key: string): Promise<void> {
  const words = await partsOf(page).text.locator('p').nth(paragraph).innerText();
  await selectWords(page, /\p{L}+ \p{L}+ \p{L}+/u.exec(words)?.[0] ?? '');
  await page.keyboard.press(key);
}

test('a snapshot is taken, verified and restored, by keys alone', async ({ obelus }) => {
  const { cards, status } = partsOf(obelus);
  const { keyboard } = obelus;
  const about = obelus.getByRole('dialog', { name: 'About this data' });
  const restore = obelus.getByRole('dialog', { name: 'Restore from a snapshot' });

  await tagFirst(obelus, 0, '1');
  await expect(cards).toHaveCount(1);
  await expect(status).toContainText('Saved');
  await status.getByRole('button', { name: 'Saved' }).focus();
  await keyboard.press('Enter');
  await about.getByRole('button', { name: 'Take one now' }).focus();
  await keyboard.press('Enter');
  await expect(about).toContainText('Snapshot taken');
  await about.getByRole('button', { name: 'Verify now' }).focus();
  await keyboard.press('Enter');
  await expect(about).toContainText('All is whole');
  expect(await seriousFindings(obelus)).toEqual([]);
  await keyboard.press('Escape');
  await expect(status.getByRole('button', { name: 'Saved' })).toBeFocused();

  await tagFirst(obelus, 1, '2');
  await expect(cards).toHaveCount(2);
  await run(obelus, 'Restore…');
  await expect(restore.getByRole('listbox')).toBeFocused();
  await expect(restore.getByRole('option')).toHaveCount(1);
  await expect(restore.getByRole('status')).toHaveText('Would take away 1 annotation, made since.');
  expect(await seriousFindings(obelus)).toEqual([]);
  await keyboard.press('Enter');
  await expect(restore).toBeHidden();
  await expect(cards).toHaveCount(1);
  await keyboard.press('Control+z');
  await expect(cards).toHaveCount(2);
});
