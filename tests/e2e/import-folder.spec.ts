import { mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, partsOf, test } from './support.ts';

/** A folder of so many texts of so many bytes, some below another folder. */
async function folderOf(userData: string, count: number, bytes: number): Promise<string> {
  const folder = join(userData, 'reports');
  await mkdir(join(folder, 'older'), { recursive: true });
  const sentence = 'The ministry counted 119 attacks in nine provinces. ';
  for (let index = 0; index < count; index++) {
    const name = `${index % 3 === 0 ? 'older/' : ''}report-${String(index)}.txt`;
    const text = `Report ${String(index)}\n\n${sentence.repeat(bytes / sentence.length)}`;
    await writeFile(join(folder, name), text);
  }
  return folder;
}

async function openFolder(page: Page, folder: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+Shift+o');
  await (await choosing).setFiles(folder);
}

test('of a folder, what can be read is read, and the rest is named with its reason', async ({
  obelus,
  userData,
}) => {
  const folder = await folderOf(userData, 60, 2_000);
  await writeFile(join(folder, 'nothing.txt'), '');
  await writeFile(join(folder, 'program.txt'), Buffer.from('7f454c4602010100', 'hex'));
  await writeFile(join(folder, 'broken.txt'), Buffer.from([0x41, 0xe9, 0x20, 0x42, 0x81, 0x43]));
  const large = await open(join(folder, 'large.txt'), 'w');
  await large.truncate(200_000_000);
  await large.close();

  await openFolder(obelus, folder);
  const report = obelus.getByRole('dialog', { name: 'Import report' });
  await expect(report).toContainText('nothing.txt', { timeout: 30_000 });
  await expect(report).toContainText(/program\.txt.*ELF|program\.txt.*program/i);
  await expect(report).toContainText(/large\.txt.*200 MB|large\.txt.*64/i);
  await expect(report).not.toContainText('“broken.txt” is');
  await obelus.keyboard.press('Escape');
  await expect(partsOf(obelus).corpus).toBeVisible();
  await expect(obelus.getByRole('heading', { name: /^Corpus/ })).toContainText('66');
});

test('a long import shows how far it is, and can be cancelled; what was read stays', async ({
  obelus,
  userData,
}) => {
  await openFolder(obelus, await folderOf(userData, 1_000, 50_000));
  const running = obelus.getByRole('group', { name: 'Import' });
  await expect(running.getByRole('progressbar')).toBeVisible();
  await expect(running).toContainText(/of 1,000/);
  await running.getByRole('button', { name: 'Cancel' }).click();
  await expect(running).toBeHidden();
  const heading = obelus.getByRole('heading', { name: /^Corpus/ });
  const count = Number((await heading.innerText()).replace(/\D/g, ''));
  expect(count).toBeGreaterThanOrEqual(5);
  expect(count).toBeLessThan(1_005);
});

/** Drops files and folders of the disk onto the middle of the page, as the system does. */
async function dropPaths(page: Page, files: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
}

test('a dropped folder is gone through, and one without texts is answered', async ({
  obelus,
  userData,
}) => {
  const { documents } = partsOf(obelus);
  await dropPaths(obelus, [await folderOf(userData, 3, 500)]);
  await expect(documents).toHaveCount(8);
  const pictures = join(userData, 'pictures');
  await mkdir(pictures);
  await writeFile(join(pictures, 'map.png'), 'not a text');
  await dropPaths(obelus, [pictures]);
  const report = obelus.getByRole('dialog', { name: 'Import report' });
  await expect(report).toContainText('“pictures” holds no text');
});
