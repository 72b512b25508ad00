import { expect, partsOf, selectWords, test } from './support.ts';

const firstWords = async (text: string): Promise<string> =>
  /\p{L}+ \p{L}+ \p{L}+/u.exec(text)?.[0] ?? '';

test('a key tags the selection; its card opens, is changed and deleted by keys', async ({
  obelus,
}) => {
  const { cards, text, status } = partsOf(obelus);
  const passage = await firstWords(await text.locator('p').first().innerText());
  await selectWords(obelus, passage);
  await obelus.keyboard.press('2');
  await expect(cards).toHaveCount(1);
  await expect(cards).toContainText(passage);
  await expect(cards).toContainText('Statistic');
  await expect(status).toContainText('1 statistic');
  await expect(text).toBeFocused();

  await obelus.keyboard.press('Alt+ArrowLeft');
  await expect(cards.getByRole('blockquote')).toHaveText(passage.split(' ').slice(0, 2).join(' '));
  await obelus.keyboard.press('Alt+ArrowRight');
  await expect(cards.getByRole('blockquote')).toHaveText(passage);

  await obelus.keyboard.press('Enter');
  await expect(cards).toBeFocused();
  await obelus.keyboard.press('1');
  await expect(cards).toContainText('Claim');
  await cards.getByRole('textbox', { name: 'Note' }).fill('Who says so?');
  await obelus.keyboard.press('Escape');
  await expect(cards).toBeFocused();
  await obelus.keyboard.press('Delete');
  await expect(cards).toHaveCount(0);
  await obelus.keyboard.press('Control+z');
  await expect(cards).toContainText('Who says so?');
});

test('a hidden tag’s cards leave the list, and come back', async ({ obelus }) => {
  const { cards, text } = partsOf(obelus);
  await selectWords(obelus, await firstWords(await text.locator('p').first().innerText()));
  await obelus.keyboard.press('3');
  await expect(cards).toHaveCount(1);
  const filter = obelus.getByRole('group', { name: 'Tags shown' });
  await filter.getByRole('button', { name: /actor/i }).click();
  await expect(cards).toHaveCount(0);
  await obelus.getByRole('button', { name: 'Show all' }).click();
  await expect(cards).toHaveCount(1);
});
