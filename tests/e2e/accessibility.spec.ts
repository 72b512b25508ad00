import { seriousFindings, sizes } from './axe.ts';
import { expect, partsOf, selectWords, test } from './support.ts';

for (const reducedMotion of ['reduce', 'no-preference'] as const)
  test.describe(`at twice the size, with motion “${reducedMotion}”`, () => {
    test.use({ viewport: { width: 720, height: 450 } });

    test('a card comes out for its annotation with the keyboard, and goes', async ({ obelus }) => {
      await obelus.emulateMedia({ reducedMotion });
      const { cards, text } = partsOf(obelus);
      const passage = /\p{L}+ \p{L}+/u.exec(await text.locator('p').first().innerText())?.[0];
      await selectWords(obelus, passage ?? '');
      await obelus.keyboard.press('1');
      await obelus.keyboard.press('Enter');
      await expect(cards).toBeFocused();
      await obelus.keyboard.press('Escape');
      await expect(text).toBeFocused();
      await expect(cards).toBeHidden();
    });

    test('the keys printed in the bar lie in their caps', async ({ obelus }) => {
      const caps = await obelus
        .getByRole('banner')
        .locator('kbd')
        .evaluateAll((all) => all.map((cap) => cap.scrollWidth - cap.clientWidth));
      expect(caps).toEqual([0]);
    });
  });

test('axe finds nothing serious on the page and in an open card', async ({ obelus }) => {
  const { text } = partsOf(obelus);
  const atAllSizes = async (): Promise<void> => {
    for (const size of sizes) {
      await obelus.setViewportSize(size);
      expect(await seriousFindings(obelus)).toEqual([]);
    }
  };
  await atAllSizes();
  const passage = /\p{L}+ \p{L}+/u.exec(await text.locator('p').first().innerText())?.[0];
  await selectWords(obelus, passage ?? '');
  await obelus.keyboard.press('1');
  // In a narrow window the cards come out when they are asked for.
  await obelus.keyboard.press('Enter');
  await expect(obelus.getByRole('textbox', { name: 'Note' })).toBeVisible();
  await atAllSizes();
});

test('axe finds nothing serious in the palette, the key table and the export dialog', async ({
  obelus,
}) => {
  for (const key of ['Control+k', 'F1', 'Control+Shift+E']) {
    await obelus.keyboard.press(key);
    await expect(obelus.getByRole('dialog')).toBeVisible();
    expect(await seriousFindings(obelus)).toEqual([]);
    await obelus.keyboard.press('Escape');
    await expect(obelus.getByRole('dialog')).toBeHidden();
  }
});

test('every part of the window is reached with F6, and Tab never gets stuck', async ({
  obelus,
}) => {
  const { corpus, text } = partsOf(obelus);
  await text.focus();
  await obelus.keyboard.press('Shift+F6');
  await expect(corpus).toBeFocused();
  const stops = new Set<string>();
  for (let count = 0; count < 40; count += 1) {
    await obelus.keyboard.press('Tab');
    stops.add(
      await obelus.evaluate(() => {
        const element = document.activeElement;
        return `${element?.tagName ?? ''} ${element?.getAttribute('aria-label') ?? element?.textContent ?? ''}`;
      }),
    );
  }
  expect(stops.size).toBeGreaterThan(10);
});

test('when the window gets smaller, the text ends above the status bar', async ({ obelus }) => {
  const gap = (): Promise<number> =>
    obelus.evaluate(() => {
      let scroller = document.querySelector('.ProseMirror');
      while (scroller !== null && getComputedStyle(scroller).overflowY !== 'auto')
        scroller = scroller.parentElement;
      const status = document.querySelector('footer')?.getBoundingClientRect().top ?? 0;
      return status - (scroller?.getBoundingClientRect().bottom ?? Infinity);
    });
  await expect.poll(gap).toBe(0);
  await obelus.setViewportSize({ width: 1100, height: 640 });
  await expect.poll(gap).toBe(0);
});
