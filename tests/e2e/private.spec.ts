import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { launchProgram } from './program.ts';
import { expect, partsOf, selectWords, test } from './support.ts';

const PASSPHRASE = 'six grey herons at the weir';
const NEXT = 'seven white storks on the roof';
const NAME = 'quarry-minutes.txt';
const TEXT = 'The quarry was closed in March. Nobody had asked the village.';

/** Drops a text file onto the page. Runs in the page. */
function drop(target: Element, [name, text]: readonly [string, string]): void {
  const transfer = new DataTransfer();
  transfer.items.add(new File([text], name));
  for (const kind of ['dragover', 'drop'])
    target.dispatchEvent(
      new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }),
    );
}

const field = (page: Page) => page.getByLabel('Passphrase', { exact: true });

/** Files below a folder that hold words, in any of the ways that programs write them. */
async function filesWith(folder: string, words: readonly string[]): Promise<readonly string[]> {
  const needles = words.flatMap((each) => [Buffer.from(each), Buffer.from(each, 'utf16le')]);
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const bytes = entry.isFile() ? await readFile(path) : Buffer.alloc(0);
    if ([Buffer.from(entry.name), bytes].some((in_) => needles.some((each) => in_.includes(each))))
      found.push(path);
  }
  return found;
}

test('a private workbench comes back by its passphrase alone, and leaves nothing readable', async ({
  launch,
  shared,
  userData,
}) => {
  test.setTimeout(120_000);
  const start = () =>
    launchProgram({ ...launch, isPrivate: true, ...(shared && { browser: shared }) });
  const readable = () => filesWith(userData, [NAME, 'quarry', 'village', PASSPHRASE, NEXT]);

  const first = await start();
  const { keyboard } = first.page;
  await expect(first.page.getByRole('heading', { name: 'A private workbench' })).toBeVisible();
  expect(await seriousFindings(first.page)).toEqual([]);
  await keyboard.type(PASSPHRASE);
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.type(PASSPHRASE);
  await keyboard.press('Enter');
  const { status, documents, cards, text } = partsOf(first.page);
  await expect(status.getByRole('button', { name: 'Private' })).toBeVisible({ timeout: 30_000 });
  await expect(documents).toHaveCount(0);
  await status.evaluate(drop, [NAME, TEXT] as const);
  await expect(text).toContainText('The quarry was closed');
  await selectWords(first.page, 'closed in March');
  await keyboard.press('1');
  await expect(cards).toHaveCount(1);
  await expect(status).toContainText('Saved');
  await status.getByRole('button', { name: 'Private' }).click();
  const dialog = first.page.getByRole('dialog');
  await dialog.getByLabel('Passphrase that it has').fill(PASSPHRASE);
  await dialog.getByLabel('New passphrase').fill(NEXT);
  await dialog.getByLabel('The same once more').fill(NEXT);
  expect(await seriousFindings(first.page)).toEqual([]);
  await keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toHaveText(/opens with the new/, { timeout: 30_000 });
  await first.kill();
  expect(await readable()).toEqual([]);

  const again = await start();
  const page = again.page;
  await expect(page.getByRole('heading', { name: 'Private workbench' })).toBeVisible();
  await page.keyboard.type(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText(/not its passphrase/, { timeout: 30_000 });
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveAccessibleDescription(/not its passphrase/);
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.type(NEXT);
  await page.keyboard.press('Enter');
  const parts = partsOf(page);
  await expect(parts.text).toContainText('The quarry was closed', { timeout: 30_000 });
  await expect(parts.cards).toHaveCount(1);
  await expect(parts.cards.first()).toContainText('closed in March');
  await expect(parts.documents).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'Notices' })).toHaveText('');
  await expect(page).toHaveTitle(/^Private/);
  await page.keyboard.press('Control+Shift+K');
  await expect(page.getByRole('heading', { name: 'Private workbench' })).toBeVisible();
  expect(await page.content()).not.toContain('quarry');
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  await again.close();
  expect(await readable()).toEqual([]);
});
