import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { expect, partsOf, test } from './support.ts';

/** The status bar's word on the open document. */
const share = (page: Page) =>
  partsOf(page).status.getByRole('button', { name: /^Read(?:ing log)? / });

/** Whole percents that the status bar tells. */
const percent = async (page: Page): Promise<number> =>
  Number(/^Read (\d+)%$/.exec(await share(page).innerText())?.[1] ?? Number.NaN);

/** The option of the open document. */
const here = (page: Page) => page.getByRole('option', { selected: true });

/** What the ruler draws of what was read. */
const stripe = (page: Page): Promise<string | null> =>
  page.locator('[class*="ruler"] svg > path').first().getAttribute('d');

/** A person who reads moves now and then. */
async function readOn(page: Page, isEnough: () => Promise<boolean>): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.mouse.move(400 + Math.random() * 50, 300);
        return isEnough();
      },
      { timeout: 30_000 },
    )
    .toBe(true);
}

async function exported(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.keyboard.press('Control+e'),
  ]);
  return readFile(await download.path(), 'utf8');
}

/** What a screen reader was told last. */
const heard = (page: Page) => page.locator('[role="status"][aria-live="polite"] p').last();

test('what is read grows, is seen, is in no export, and lasts', async ({ start }) => {
  test.setTimeout(120_000);
  const first = await start();
  const { page } = first;
  await expect(share(page)).toHaveText('Read 0%');
  await expect(here(page)).not.toContainText('read');
  const before = await exported(page);
  await readOn(page, async () => (await percent(page)) >= 1);
  await expect(here(page)).toContainText(/\d+% read/);
  expect(await stripe(page)).toMatch(/^M1 \d+V\d+/);
  expect(await seriousFindings(page)).toEqual([]);
  expect(await exported(page)).toBe(before);

  const read = await percent(page);
  await first.close();
  const { page: again } = await start();
  await expect.poll(() => percent(again)).toBeGreaterThanOrEqual(read);
  await expect(here(again)).toContainText(/\d+% read/);
  await expect.poll(() => stripe(again)).toMatch(/^M1 \d+V\d+/);
});

test('the log is turned off, shown again and forgotten, by keys alone', async ({ obelus }) => {
  test.setTimeout(120_000);
  const { text } = partsOf(obelus);
  await readOn(obelus, async () => (await percent(obelus)) >= 1);
  await text.focus();
  await obelus.keyboard.press('Control+k');
  await obelus.keyboard.type('stop the reading log');
  await obelus.keyboard.press('Enter');
  await expect(share(obelus)).toHaveText('Reading log off');
  await expect(heard(obelus)).toHaveText('The reading log is off.');
  await expect(here(obelus)).not.toContainText('read');
  expect((await stripe(obelus)) ?? '').toBe('');

  // Its own dialog, with the switch.
  await share(obelus).press('Enter');
  const about = obelus.getByRole('dialog', { name: 'Reading log' });
  await expect(about).toContainText('450 words a minute');
  expect(await seriousFindings(obelus)).toEqual([]);
  const keep = about.getByRole('checkbox', { name: 'Keep a reading log' });
  await keep.press('Space');
  await expect(share(obelus)).toHaveText(/^Read [1-9]\d*%$/);
  await keep.press('Space');
  await expect(share(obelus)).toHaveText('Reading log off');

  await about.getByRole('button', { name: 'Forget it all' }).press('Enter');
  const question = obelus.getByRole('dialog', { name: 'Forget what was read?' });
  await expect(question).toBeVisible();
  expect(await seriousFindings(obelus)).toEqual([]);
  await question.getByRole('button', { name: 'Forget it all' }).press('Enter');
  await expect(heard(obelus)).toHaveText('What was read is forgotten.');
  await expect(question).toBeHidden();
  await expect(share(obelus)).toBeFocused();
  await obelus.keyboard.press('Enter');
  await keep.press('Space');
  await expect(share(obelus)).toHaveText('Read 0%');
  await obelus.keyboard.press('Escape');
  await expect(share(obelus)).toBeFocused();
});

test('a key goes to the next unread passage, and the button too', async ({ obelus }) => {
  const { text, cards } = partsOf(obelus);
  await text.press('Control+Home');
  await obelus.keyboard.press('u');
  const heading = await heard(obelus).innerText();
  // What is tagged was read: from there it goes on to what was not.
  await obelus.keyboard.press('1');
  await expect(cards).toHaveCount(1);
  await expect(share(obelus)).not.toHaveText('Read 0%');
  await obelus.keyboard.press('u');
  await expect(heard(obelus)).not.toContainText(heading);
  const next = await heard(obelus).innerText();
  await share(obelus).click();
  await obelus.getByRole('button', { name: 'Go to the next unread passage' }).click();
  await expect(heard(obelus)).not.toHaveText(next);
  await expect(text).toBeFocused();
});
