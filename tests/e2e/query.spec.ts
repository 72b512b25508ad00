import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support.ts';

test('annotations are asked for by keys: offers, a problem told, the list below, and the way out', async ({
  obelus,
}) => {
  await obelus.keyboard.press('j');
  await obelus.keyboard.press('1');
  await obelus.keyboard.press('j');
  await obelus.keyboard.press('2');
  await obelus.keyboard.press('Control+Shift+L');
  const grid = obelus.getByRole('tabpanel', { name: 'Annotations' });
  await expect(grid.getByText('2 annotations', { exact: true })).toBeVisible();

  await obelus.keyboard.press('/');
  const field = obelus.getByRole('combobox', { name: 'Find annotations' });
  await expect(field).toBeFocused();
  await obelus.keyboard.type('tag:cl');
  await expect(obelus.getByRole('option', { name: 'claim', exact: true })).toBeVisible();
  const { violations } = await new AxeBuilder({ page: obelus })
    .include('[data-region="query"]')
    .analyze();
  expect(violations).toEqual([]);
  await obelus.keyboard.press('Enter');
  await expect(field).toHaveValue('tag:claim ');
  await expect(grid.getByText('1 of 2 annotations')).toBeVisible();

  await obelus.keyboard.type('date:soon ');
  await expect(
    obelus.getByRole('paragraph').filter({ hasText: '“soon” is no date' }),
  ).toBeVisible();
  await expect(field).toHaveAccessibleDescription(/“soon” is no date/);

  await obelus.keyboard.type('ta');
  await expect(obelus.getByRole('listbox', { name: 'Offers' })).toBeVisible();
  await obelus.keyboard.press('Escape');
  await expect(obelus.getByRole('listbox', { name: 'Offers' })).toBeHidden();
  await expect(field).toBeFocused();
  await obelus.keyboard.press('ArrowDown');
  await expect(field).not.toBeFocused();
  await obelus.keyboard.press('/');
  await obelus.keyboard.press('Escape');
  await expect(obelus.locator('.ProseMirror')).toBeFocused();
});

test('annotations are asked for by clicks alone, and both views show what is asked', async ({
  obelus,
}) => {
  await obelus.keyboard.press('j');
  await obelus.keyboard.press('1');
  await obelus.keyboard.press('j');
  await obelus.keyboard.press('2');
  await obelus.keyboard.press('Control+Shift+L');
  await obelus.getByRole('button', { name: 'Filter', exact: true }).click();
  const filters = obelus.getByRole('dialog', { name: 'Filter annotations' });
  await filters.getByRole('button', { name: /^Tag/ }).click();
  await filters.getByRole('option', { name: 'statistic' }).click();
  const { violations } = await new AxeBuilder({ page: obelus })
    .include('[role="dialog"]')
    .analyze();
  expect(violations).toEqual([]);
  await filters.getByRole('button', { name: 'All filters' }).click();
  await filters.getByText('Without the value its tag is for').click();
  await obelus.keyboard.press('Escape');
  await expect(filters).toBeHidden();
  const field = obelus.getByRole('combobox', { name: 'Find annotations' });
  await expect(field).toHaveValue('tag:statistic is:unresolved');
  await expect(obelus.locator('[data-count]')).toHaveText('1 of 2 annotations');
  await obelus.getByRole('tab', { name: 'Overview' }).click();
  await expect(field).toHaveValue('tag:statistic is:unresolved');
});
