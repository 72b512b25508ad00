import type { Page } from '@playwright/test';
import { expect, partsOf, test } from './support.ts';

/** How far the text's box reaches below the upper edge of the sheet, in pixels. */
const overlap = (page: Page): Promise<number> =>
  page.evaluate(() => {
    let scroller = document.querySelector('.ProseMirror');
    while (scroller !== null && getComputedStyle(scroller).overflowY !== 'auto')
      scroller = scroller.parentElement;
    const sheet = document.querySelector('[role="tabpanel"]')?.parentElement;
    return (
      (scroller?.getBoundingClientRect().bottom ?? Infinity) -
      (sheet?.getBoundingClientRect().top ?? 0)
    );
  });

test('the text ends where the sheet begins, however low the window is', async ({ obelus }) => {
  await obelus.keyboard.press('Control+Shift+l');
  await expect(obelus.getByRole('tab', { name: 'Annotations' })).toBeVisible();
  for (const size of [
    { width: 1440, height: 900 },
    { width: 720, height: 450 },
  ]) {
    await obelus.setViewportSize(size);
    await expect.poll(() => overlap(obelus)).toBeLessThanOrEqual(1);
  }
});

test('its views are gone through by the arrows, it covers the text and gives it back', async ({
  obelus,
}) => {
  const { text } = partsOf(obelus);
  const tab = (name: string) => obelus.getByRole('tab', { name, exact: true });
  await obelus.keyboard.press('Control+Shift+l');
  const grow = obelus.getByRole('button', { name: 'Cover the text', exact: true });
  const shrink = obelus.getByRole('button', { name: 'Give the text its place back' });
  await expect(grow).toBeVisible();
  await obelus.keyboard.press('Control+Shift+m');
  await expect(shrink).toBeVisible();
  await obelus.keyboard.press('Control+Shift+m');
  await expect(grow).toBeVisible();

  await tab('Annotations').focus();
  await obelus.keyboard.press('ArrowLeft');
  await expect(tab('Occurrences')).toBeFocused();
  await expect(tab('Occurrences')).toHaveAttribute('aria-selected', 'true');
  await obelus.keyboard.press('ArrowLeft');
  await expect(tab('Review')).toBeFocused();
  await expect(
    obelus.getByRole('region', { name: 'Carried-over annotations to review' }),
  ).toBeVisible();

  await obelus.keyboard.press('Control+Shift+x');
  await expect(tab('Annotations')).toHaveCount(0);
  await expect(text).toBeFocused();
});
