import { expect, partsOf, test } from './support.ts';

test.describe('in a narrow window', () => {
  test.use({ viewport: { width: 720, height: 450 } });

  test('a link that waits for its other end says so at the text, where the cards are put away', async ({
    obelus,
  }) => {
    const { text } = partsOf(obelus);
    const banner = obelus.getByRole('region', { name: 'A link is being made' });
    await text.press('j');
    await text.press('1');
    const place = await text.locator('p').first().boundingBox();
    await obelus.keyboard.press('Shift+L');
    await obelus.keyboard.press('2');
    await obelus.getByRole('button', { name: 'Choose it in the text' }).click();
    await text.click({ position: { x: 10, y: 10 } });
    await expect(banner).toHaveCount(1);
    await expect(banner).toBeInViewport();
    expect(await text.locator('p').first().boundingBox()).toEqual(place);
    await obelus.getByRole('button', { name: 'Leave without linking' }).click();
    await expect(banner).toHaveCount(0);
  });
});
