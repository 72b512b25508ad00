import { expect, partsOf, test } from './support.ts';

test('find counts the matches, goes round them, and gives the keyboard back', async ({
  obelus,
}) => {
  const { find, text } = partsOf(obelus);
  await obelus.keyboard.press('Control+f');
  const field = find.getByRole('textbox', { name: 'Find' });
  await expect(field).toBeFocused();
  await obelus.keyboard.type('the');
  await expect(find).toContainText(/1 of \d+/);
  await obelus.keyboard.press('Enter');
  await expect(find).toContainText(/2 of \d+/);
  await obelus.keyboard.press('Shift+Enter');
  await expect(find).toContainText(/1 of \d+/);
  await expect(field).toBeFocused();
  await obelus.keyboard.press('Escape');
  await expect(find).toBeHidden();
  await expect(text).toBeFocused();
});

test('what was found is selected when the search ends, to be tagged', async ({ obelus }) => {
  const { find, cards } = partsOf(obelus);
  await obelus.keyboard.press('Control+f');
  await obelus.keyboard.type('islamic  state');
  await expect(find).toContainText(/1 of \d+/);
  await obelus.keyboard.press('Escape');
  await obelus.keyboard.press('3');
  await expect(cards).toHaveCount(1);
  await expect(cards.getByRole('blockquote')).toHaveText(/^Islamic State$/);
});

test('find without a match says so, aloud too', async ({ obelus }) => {
  const { find } = partsOf(obelus);
  await obelus.keyboard.press('Control+f');
  await obelus.keyboard.type('zzyzx');
  await expect(find).toContainText('No matches');
  await expect(obelus.getByRole('status').filter({ hasText: 'No matches' })).toHaveCount(1);
});
