import { expect, partsOf, selectWords, test } from './support.ts';

test('the palette runs a command on the selection, and gives the keyboard back to the text', async ({
  obelus,
}) => {
  const { cards, text } = partsOf(obelus);
  const passage = /\p{L}+ \p{L}+/u.exec(await text.locator('p').first().innerText())?.[0] ?? '';
  await selectWords(obelus, passage);
  await obelus.keyboard.press('Control+k');
  await obelus.keyboard.type('tag as date');
  await obelus.keyboard.press('Enter');
  await expect(cards).toContainText(passage);
  await expect(cards).toContainText('Date');
  await expect(text).toBeFocused();
});

test('the palette opens a document by a word of its title', async ({ obelus }) => {
  const { documents } = partsOf(obelus);
  await obelus.keyboard.press('Control+k');
  await obelus.keyboard.type('backgrounder');
  await obelus.keyboard.press('Enter');
  await expect(documents.filter({ hasText: 'Backgrounder' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
});

test('the palette’s words can be searched for in the text', async ({ obelus }) => {
  const { find } = partsOf(obelus);
  await obelus.keyboard.press('Control+k');
  await obelus.keyboard.type('the');
  await obelus.getByRole('option', { name: 'Find “the” in this document' }).click();
  await expect(find.getByRole('textbox', { name: 'Find' })).toBeFocused();
  await expect(find).toContainText(/1 of \d+/);
});

test('the palette finds words in the texts of the whole corpus, in any of their forms', async ({
  obelus,
}) => {
  const { documents, text } = partsOf(obelus);
  await obelus.keyboard.press('Control+k');
  await obelus.keyboard.type('sustained allianc');
  const place = obelus.getByRole('group', { name: 'In the texts' }).getByRole('option').first();
  await expect(place).toContainText('Shared Roads');
  await place.click();
  await expect(documents.filter({ hasText: 'Shared Roads' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(text).toBeVisible();
});
