import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, partsOf, selectWords, test } from './support.ts';

/** What axe finds in a dialog, as sentences. */
async function findings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`,
    ),
  );
}

async function run(page: Page, command: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(command);
  await page.keyboard.press('Enter');
}

/** Tags words of the first paragraphs, each with another tag. */
async function tagSome(page: Page): Promise<void> {
  const { text, cards } = partsOf(page);
  for (const [index, key] of ['1', '2', '3', '4'].entries()) {
    const paragraph = await text.locator('p').nth(index).innerText();
    await selectWords(page, /\p{L}+ \p{L}+ \p{L}+/u.exec(paragraph)?.[0] ?? '');
    await page.keyboard.press(key);
    await expect(cards).toHaveCount(index + 1);
  }
}

test('what was deleted is restored, and the project goes back and forth, by keys alone', async ({
  obelus,
}) => {
  const { text, cards, documents } = partsOf(obelus);
  const { keyboard } = obelus;
  const trash = obelus.getByRole('dialog', { name: 'Trash' });
  const back = obelus.getByRole('dialog', { name: 'Go back to an earlier state' });

  await text.focus();
  await run(obelus, 'Trash');
  await expect(trash).toContainText('Nothing lies here');
  await keyboard.press('Escape');
  await expect(text).toBeFocused();

  await tagSome(obelus);
  for (let left = 3; left > 0; left--) {
    await keyboard.press('[');
    await keyboard.press('Delete');
    await expect(cards).toHaveCount(left);
  }
  await run(obelus, 'Trash');
  const list = trash.getByRole('listbox');
  await expect(list).toBeFocused();
  await expect(list.getByRole('option')).toHaveCount(3);
  await keyboard.press('Space');
  await keyboard.press('ArrowDown');
  await keyboard.press('Space');
  await expect(trash.getByRole('status')).toHaveText('2 ticked');
  expect(await findings(obelus)).toEqual([]);
  await keyboard.press('Enter');
  await expect(trash.getByRole('status')).toHaveText('Restored 2 annotations.');
  await expect(list.getByRole('option')).toHaveCount(1);
  await keyboard.press('Enter');
  await expect(trash.getByRole('button', { name: 'Close' }).last()).toBeFocused();
  await keyboard.press('Escape');
  await expect(cards).toHaveCount(4);

  await run(obelus, 'Go back');
  await expect(back.getByRole('listbox')).toBeFocused();
  await expect(back.getByRole('status')).toHaveText('That is how the project is now.');
  await back.getByLabel('Or as of an exact time').fill('2020-01-01T10:00:00');
  await expect(back.getByRole('status')).toContainText('Would take away 4 annotations');
  expect(await findings(obelus)).toEqual([]);
  await back.getByRole('button', { name: 'Go back' }).press('Enter');
  await expect(back).toBeHidden();
  await expect(documents).toHaveCount(0);
  await expect(obelus.getByRole('region', { name: 'Notices' })).toContainText('Undo takes it');
  await keyboard.press('Control+z');
  await expect(cards).toHaveCount(4);
});
